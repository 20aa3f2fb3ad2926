"""The desk: noting a visit, the visit book, what a visit becomes."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.pages import done, form_page
from palier.registers.people.models import Household
from palier.work.access import actions, forms, lists
from palier.work.access.models import Request, Visit
from palier.work.access.shell import counts_of

DESK = ("Accueil", "/accueil/")


@needs_sight("access.visits")
def note_visit(request: ActorRequest) -> HttpResponse:
    """The desk in one screen: thirty seconds, no name asked."""
    form = forms.NoteVisit(request)
    if form.carry_out(actions.note_visit, request.actor.organisation, on=request.today):
        visit = form.result
        return done(
            request,
            f"Passage noté : {visit.name or 'sans nom'}.",
            "access:note_visit",
            fix=reverse("access:correct_visit", args=[visit.pk]),
        )
    today = Visit.objects.visible_to(request.actor).filter(on=request.today)
    latest = [
        {"visit": visit, "reasons": ", ".join(visit.reasons_for(request.actor)) or "motif réservé"}
        for visit in today.order_by("-pk")[:6]
    ]
    return form_page(
        request,
        form,
        title="Accueil",
        submit="Enregistrer le passage",
        back=reverse("access:visits"),
        template="access/counter.html",
        counts=counts_of(request.actor, request.today),
        total=today.count(),
        latest=latest,
    )


def visits(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.visits_of(request.actor))


def _visit(request: ActorRequest, pk: int) -> Visit:
    rows = Visit.objects.visible_to(request.actor).select_related("household", "noted_by")
    return get_object_or_404(rows, pk=pk)


def visit(request: ActorRequest, pk: int) -> HttpResponse:
    """A visit, and what it may become."""
    row = _visit(request, pk)
    context = {
        "title": f"Passage de {row.name}" if row.name else "Passage sans nom",
        "visit": row,
        "reasons": row.reasons_for(request.actor),
        "hidden": row.words_hidden_from(request.actor),
        "shows_household": row.household_id and request.actor.sees("people.households"),
    }
    return render(request, "access/visit.html", context)


def correct_visit(request: ActorRequest, pk: int) -> HttpResponse:
    row = _visit(request, pk)
    names = ("reasons", "who", "name", "request", "answer", "orientation")
    hidden = row.words_hidden_from(request.actor)
    initial = {} if hidden else {name: getattr(row, name) for name in names}
    form = forms.CorrectVisit(request, subject=row, initial=initial)
    if form.carry_out(actions.correct_visit, row):
        return done(request, "Passage corrigé.", "access:visit", pk)
    return form_page(
        request,
        form,
        title="Corriger un passage",
        submit="Enregistrer la correction",
        back=reverse("access:visit", args=[pk]),
        crumbs=[DESK],
    )


def open_file_from_visit(request: ActorRequest, pk: int) -> HttpResponse:
    row = _visit(request, pk)
    first, _, last = row.name.partition(" ")
    form = forms.OpenFileFromVisit(
        request, subject=row, initial={"first_name": first, "last_name": last}
    )
    if form.carry_out(actions.open_file_from_visit, row):
        return done(
            request, f"Dossier ouvert : {form.result}.", "people:household", form.result.pk
        )
    return form_page(
        request,
        form,
        title="Ouvrir un dossier depuis ce passage",
        submit="Ouvrir ce dossier",
        back=reverse("access:visit", args=[pk]),
        crumbs=[DESK],
        lead="Le passage, ses mots et sa date suivent dans le dossier.",
    )


def attach_visit(request: ActorRequest, pk: int) -> HttpResponse:
    row = _visit(request, pk)
    chosen = request.GET.get("menage", "")
    if not chosen.isdecimal():
        return ui_lists.show(request, lists.choose_household(pk))
    household = get_object_or_404(Household.objects.visible_to(request.actor), pk=chosen)
    form = forms.AttachVisit(request, subject=row)
    if form.carry_out(actions.attach_visit, row, household=household):
        return done(
            request, f"Passage rattaché à {household.name}.", "people:household", household.pk
        )
    return form_page(
        request,
        form,
        title=f"Rattacher ce passage à {household.name}",
        submit=f"Rattacher à {household.name}",
        back=reverse("access:visit", args=[pk]),
        crumbs=[DESK],
    )


def requests(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.REQUESTS)


def receive_request(request: ActorRequest, pk: int) -> HttpResponse:
    household = get_object_or_404(Household.objects.visible_to(request.actor), pk=pk)
    visit_pk = request.GET.get("passage", "")
    rows = Visit.objects.visible_to(request.actor).filter(household=household)
    visit = rows.filter(pk=visit_pk).first() if visit_pk.isdecimal() else None
    initial = {"on": request.today, "text": visit.request if visit else "", "kind": "home"}
    form = forms.ReceiveRequest(request, subject=household, initial=initial)
    if form.carry_out(actions.receive_request, household, visit=visit):
        return done(request, "Demande enregistrée.", "people:household", pk)
    return form_page(
        request,
        form,
        title=f"Demande de {household.name}",
        submit="Enregistrer cette demande",
        back=reverse("people:household", args=[pk]),
        crumbs=[
            ("Ménages", reverse("people:households")),
            (household.name, reverse("people:household", args=[pk])),
        ],
    )


def request_page(request: ActorRequest, pk: int) -> HttpResponse:
    """A request, in the household's words, and what was answered."""
    rows = Request.objects.visible_to(request.actor).select_related("household", "visit")
    row = get_object_or_404(rows, pk=pk)
    context = {"title": f"Demande {row.get_kind_display()}", "row": row}
    return render(request, "access/request.html", context)


def answer_request(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Request.objects.visible_to(request.actor).select_related("household")
    row = get_object_or_404(rows, pk=pk)
    form = forms.AnswerRequest(request, subject=row)
    if form.carry_out(actions.answer_request, row):
        return done(request, "Réponse enregistrée.", "access:requests")
    return form_page(
        request,
        form,
        title=f"Répondre à la demande de {row.household.name}",
        submit="Enregistrer la réponse",
        back=reverse("access:requests"),
        crumbs=[("Demandes", reverse("access:requests"))],
        lead=f"Demande {row.get_kind_display()} du {row.on:%d/%m/%Y}. {row.text}",
    )

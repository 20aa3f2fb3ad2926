"""The desk: noting a visit, who waits, the visit book, what a visit becomes."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from palier.base.kit.typography import month_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.rows import OwnedQuerySet
from palier.base.ui import lists as ui_lists
from palier.base.ui.forms import Confirm
from palier.base.ui.pages import ask, done, form_page, press
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.work.access import actions, forms, lists
from palier.work.access.models import WORD, DropInSession, Visit, Waiting
from palier.work.access.shell import counts_of

DESK = ("Accueil", "/accueil/")


@needs_sight("access.visits")
def note_visit(request: ActorRequest) -> HttpResponse:
    """The desk in one screen: thirty seconds, no name asked."""
    waiting, session = _waiting(request), _session(request)
    initial = {"name": waiting.name} if waiting else None
    form = forms.NoteVisit(request, initial=initial)
    if form.carry_out(
        actions.note_visit,
        request.actor.organisation,
        on=request.today,
        waiting=waiting,
        session=session,
    ):
        visit = form.result
        return done(
            request,
            f"Passage noté : {visit.name or 'sans nom'}.",
            "access:note_visit",
            fix=reverse("access:correct_visit", args=[visit.pk]),
        )
    today = Visit.objects.visible_to(request.actor).filter(on=request.today)
    latest = _latest(request, today)
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
        session=session,
        others=_others(request, session),
        waiting=waiting,
        queue=_queue(request),
        received=_received(request),
        now=timezone.now(),
    )


def _latest(request: ActorRequest, today: OwnedQuerySet[Visit]) -> list[dict[str, object]]:
    """The last ones of the day, with the reasons one may read."""
    return [
        {
            "visit": visit,
            "reasons": ", ".join(visit.reasons_for(request.actor)) or "motif réservé",
            "expects": _expects(visit),
        }
        for visit in today.select_related("for_user", "met_by").order_by("-pk")[:6]
    ]


def _expects(visit: Visit) -> str:
    """Whom someone waits for, or who met them."""
    if visit.met_at:
        word = "fait" if visit.orientation == WORD else "reçue"
        return f"{word} par {visit.met_by.short_name}" if visit.met_by else word
    if not visit.is_awaiting:
        return ""
    if visit.orientation == WORD and visit.for_user:
        return f"mot pour {visit.for_user.short_name}"
    return f"attend {visit.for_user.short_name}" if visit.for_user else "attend l’équipe"


def _session(request: ActorRequest) -> DropInSession | None:
    """The session that the actor holds today, else the only one of the day."""
    rows = DropInSession.objects.visible_to(request.actor).filter(
        on=request.today, cancelled_because=""
    )
    own = rows.filter(holders__user=request.actor.user_id).order_by("starts_at", "pk").first()
    all_of_them = list(rows.prefetch_related("holders__user").order_by("starts_at", "pk")[:2])
    return own or (all_of_them[0] if len(all_of_them) == 1 else None)


def _others(request: ActorRequest, session: DropInSession | None) -> list[str]:
    """Who holds the session beside oneself."""
    if session is None:
        return []
    holders = session.holders.exclude(user=request.actor.user_id).select_related("user")
    return [holder.user.short_name for holder in holders.order_by("pk")]


def _waiting(request: ActorRequest) -> Waiting | None:
    """Whom one receives, when one comes from the queue."""
    asked = request.GET.get("attente", "")
    rows = Waiting.objects.visible_to(request.actor).filter(
        Q(received_at=None) | Q(received_by=request.actor.user_id), left_at=None, noted_at=None
    )
    return rows.filter(pk=asked).first() if asked.isdecimal() else None


def _queue(request: ActorRequest) -> list[dict[str, object]]:
    """Who waits, first come first, and since how many minutes."""
    now = timezone.now()
    rows = Waiting.objects.visible_to(request.actor).filter(
        received_at=None, left_at=None, arrived_at__gte=now - timedelta(hours=12)
    )
    return [
        {"row": row, "minutes": int((now - row.arrived_at).total_seconds() // 60)}
        for row in rows.order_by("arrived_at", "pk")[:30]
    ]


def _received(request: ActorRequest) -> list[dict[str, object]]:
    """Who was received today and of whom nothing is noted yet: nobody is lost on the way."""
    rows = Waiting.objects.visible_to(request.actor).filter(
        received_at__gte=timezone.now() - timedelta(hours=12), left_at=None, noted_at=None
    )
    return [
        {
            "row": row,
            "mine": row.received_by_id == request.actor.user_id,
            "who": "Vous recevez"
            if row.received_by_id == request.actor.user_id
            else f"Avec {row.received_by.short_name if row.received_by else 'un collègue'}",
        }
        for row in rows.select_related("received_by").order_by("received_at", "pk")[:30]
    ]


@needs_sight("access.visits")
def join_queue(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.JoinQueue(request),
        actions.join_queue,
        request.actor.organisation,
        title="Faire patienter quelqu’un",
        submit="Ajouter à la file",
        said="Dans la file.",
        back=reverse("access:note_visit"),
        crumbs=[DESK],
        lead="Un prénom, un surnom, ou rien.",
    )


def _waiting_row(request: ActorRequest, pk: int) -> Waiting:
    return get_object_or_404(Waiting.objects.visible_to(request.actor), pk=pk)


@require_POST
def leave_queue(request: ActorRequest, pk: int) -> HttpResponse:
    row = _waiting_row(request, pk)
    if Confirm(request).carry_out(actions.leave_queue, row):
        return done(request, f"{row} : reparti.", "access:note_visit")
    return redirect("access:note_visit")


@require_POST
def wait_again(request: ActorRequest, pk: int) -> HttpResponse:
    row = _waiting_row(request, pk)
    form = Confirm(request)
    if form.carry_out(actions.wait_again, row):
        return done(request, f"{row} attend de nouveau.", "access:note_visit")
    messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect("access:note_visit")


@require_POST
def receive_waiting(request: ActorRequest, pk: int) -> HttpResponse:
    """Their turn: received by whoever presses, who then notes the visit under their name."""
    row = _waiting_row(request, pk)
    form = Confirm(request)
    if form.carry_out(actions.receive_waiting, row):
        return redirect(f"{reverse('access:note_visit')}?attente={pk}")
    messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect("access:note_visit")


@needs_sight("access.visits")
def seen_before(request: ActorRequest) -> HttpResponse:
    """Whether someone of that name came before, by a masked hint."""
    name = request.GET.get("name", "").strip()
    found = Visit.objects.visible_to(request.actor).none()
    if len(name) >= 3:
        found = Visit.objects.visible_to(request.actor).filter(name__icontains=name)
    hints = [
        f"{visit.name[:2]}…, passage {of_name(month_in_words(visit.on))}"
        for visit in found.order_by("-on", "-pk")[:3]
    ]
    return render(request, "access/_seen_before.html", {"hints": hints})


def visits(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.visits_of(request.actor))


VISIT = Subject(
    Visit,
    "accueil/passages/<int:pk>/",
    fetch=("household", "noted_by", "for_user", "met_by"),
    page="access:visit",
    under=lambda row: (("Passages", reverse("access:visits")),),
)


@VISIT.shown
def visit(request: ActorRequest, row: Visit) -> HttpResponse:
    """A visit, and what it may become."""
    context = {
        "expects": _expects(row),
        "done_word": "C’est fait" if row.orientation == WORD else "Je la reçois",
        "undone_word": "Pas encore fait" if row.orientation == WORD else "Pas encore reçue",
        "title": f"Passage {of_name(row.name)}" if row.name else "Passage sans nom",
        "visit": row,
        "reasons": row.reasons_for(request.actor),
        "hidden": row.words_hidden_from(request.actor),
        "shows_household": row.household_id and request.actor.sees("people.households"),
    }
    return render(request, "access/visit.html", context)


@require_POST
def meet_visitor(request: ActorRequest, pk: int) -> HttpResponse:
    row = VISIT.find(request, pk)
    to = reverse("access:visit", args=[pk])
    said = "C’est fait." if row.orientation == WORD else "Reçue : à vous."
    return press(request, actions.meet_visitor, row, said=said, to=to)


@require_POST
def undo_meeting(request: ActorRequest, pk: int) -> HttpResponse:
    row = VISIT.find(request, pk)
    to = reverse("access:visit", args=[pk])
    said = "Le mot attend de nouveau." if row.orientation == WORD else "Elle attend de nouveau."
    return press(request, actions.undo_meeting, row, said=said, to=to)


@VISIT.asks("corriger/")
def correct_visit(request: ActorRequest, row: Visit) -> HttpResponse:
    names = ("reasons", "who", "name", "request", "answer", "orientation", "for_user")
    hidden = row.words_hidden_from(request.actor)
    initial = {} if hidden else {name: getattr(row, name) for name in names}
    form = forms.CorrectVisit(request, subject=row, initial=initial)
    if form.carry_out(actions.correct_visit, row):
        return done(request, "Passage corrigé.", "access:visit", row.pk)
    return form_page(
        request,
        form,
        title="Corriger un passage",
        submit="Enregistrer la correction",
        back=reverse("access:visit", args=[row.pk]),
        crumbs=[DESK],
    )


VISIT.verb(
    actions.remove_visit,
    at="retirer/",
    title=lambda row: (
        f"Retirer le passage {of_name(row.name)}" if row.name else "Retirer ce passage"
    ),
    submit="Retirer ce passage",
    said="Passage retiré : il n’est plus compté.",
    lead="Noté deux fois, ou par erreur. Le dossier auquel il était rattaché reste tel qu’il est.",
    to=lambda _: reverse("access:visits"),
    danger=True,
)


@VISIT.asks("dossier/")
def open_file_from_visit(request: ActorRequest, row: Visit) -> HttpResponse:
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
        back=reverse("access:visit", args=[row.pk]),
        crumbs=[DESK],
        lead="Le passage, ses mots et sa date suivent dans le dossier.",
    )


@VISIT.asks("rattacher/")
def attach_visit(request: ActorRequest, row: Visit) -> HttpResponse:
    chosen = request.GET.get("menage", "")
    if not chosen.isdecimal():
        return ui_lists.show(request, lists.which_household(row.pk))
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
        back=reverse("access:visit", args=[row.pk]),
        crumbs=[DESK],
    )

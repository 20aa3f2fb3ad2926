"""Workshops: planned, who comes, who came, what follows."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import day_in_words, of_name, plural, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Table, Verb, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.work.access import actions, forms, lists, papers
from palier.work.access.models import Registration, Workshop


def workshops(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.WORKSHOPS)


WORKSHOP = Subject(
    Workshop,
    "ateliers/<int:pk>/",
    fetch=("leader", "body", "organisation"),
    page="access:workshop",
    under=[("Ateliers", "/ateliers/")],
)


@needs_sight("access.requests")
def plan_workshop(request: ActorRequest) -> HttpResponse:
    initial = {"on": request.today, "leader": request.actor.user_id}
    return ask(
        request,
        forms.PlanWorkshop(request, initial=initial),
        actions.plan_workshop,
        request.actor.organisation,
        title="Préparer un atelier ou une réunion",
        submit="Préparer cet atelier",
        said="Atelier préparé. Inscrivez les premières personnes.",
        to=lambda made: reverse("access:workshop", args=[made.pk]),
        back=reverse("access:workshops"),
        crumbs=[("Ateliers", reverse("access:workshops"))],
    )


@needs_sight("access.requests")
def workshop(request: ActorRequest, pk: int) -> HttpResponse:
    """A workshop: who is expected, who came, what follows for each."""
    row = WORKSHOP.find(request, pk)
    found = list(
        Registration.objects.visible_to(request.actor)
        .filter(workshop=row)
        .select_related("household")
        .order_by("name", "pk")
    )
    where = row.place or str(row.body or "")
    return show_cards(
        request,
        title=row.title,
        lead=f"{day_in_words(row.on, weekday=True).capitalize()} à {time_in_words(row.at)}"
        + (f", {where}" if where else "")
        + f" · {row.leader.short_name}",
        crumbs=[("Ateliers", reverse("access:workshops"))],
        chips=[Chip(f"{plural(len(found), 'inscrit')} sur {plural(row.capacity, 'place')}")],
        verbs=_workshop_verbs(request, row),
        cards=[
            _expected_card(request, found),
            Card("Ce qui s’est passé", text=row.summary, empty="À écrire après.", side=True),
        ],
    )


def _workshop_verbs(request: ActorRequest, row: Workshop) -> list[Verb | None]:
    return [
        verb(request, "access.remove_workshop", "Retirer…", row),
        verb(request, "access.correct_workshop", "Corriger", row, "pencil"),
        Verb("Feuille à imprimer", reverse("access:attendance_pdf", args=[row.pk]), "printer"),
        verb(request, "access.fill_attendance", "Remplir la feuille", row),
        verb(
            request, "access.register_for_workshop", "Inscrire quelqu’un", row, "plus", main=True
        ),
    ]


def _expected_card(request: ActorRequest, found: list[Registration]) -> Card:
    """Who is expected, who came."""
    return (
        Card(
            "Inscrits",
            table=Table(
                ["Nom", "Présence", "Ce qui suit", ""],
                [_registration_row(request, each) for each in found],
            ),
        )
        if found
        else Card("Inscrits", empty="Personne encore.")
    )


def _registration_row(request: ActorRequest, each: Registration) -> tuple[object, ...]:
    came = {True: Chip("venu·e", "ok"), False: Chip("pas venu·e", "wait"), None: ""}[each.came]
    name: object = each.name
    if each.household and request.actor.sees("people.households"):
        name = (each.name, reverse("people:household", args=[each.household_id]))
    follow = reverse("access:follow_registration", args=[each.pk])
    act: object = ""
    if each.came is None and request.actor.may("access.unregister"):
        act = ("Retirer", reverse("access:unregister", args=[each.pk]))
    elif each.came is not None and request.actor.may("access.follow_registration"):
        act = ("Noter la suite", follow)
    return (name, came, each.follow_up, act)


@WORKSHOP.asks("corriger/")
def correct_workshop(request: ActorRequest, row: Workshop) -> HttpResponse:
    names = ("title", "kind", "on", "at", "capacity", "leader", "place", "body")
    initial = {name: getattr(row, name) for name in names}
    return ask(
        request,
        forms.CorrectWorkshop(request, subject=row, initial=initial),
        actions.correct_workshop,
        row,
        title=f"Corriger : {row}",
        submit="Enregistrer la correction",
        said="Atelier corrigé.",
        to=reverse("access:workshop", args=[row.pk]),
        back=reverse("access:workshop", args=[row.pk]),
        crumbs=[("Ateliers", reverse("access:workshops"))],
    )


WORKSHOP.verb(
    actions.remove_workshop,
    at="retirer/",
    title=lambda row: f"Retirer : {row}",
    submit="Retirer cet atelier",
    said="Atelier retiré, avec ses inscriptions.",
    lead="Prévenez les personnes inscrites : la liste part avec lui.",
    to=lambda made: reverse("access:workshops"),
    danger=True,
)


@WORKSHOP.asks("inscrire/")
def register_for_workshop(request: ActorRequest, row: Workshop) -> HttpResponse:
    chosen = request.GET.get("menage", "")
    household = None
    if chosen.isdecimal():
        rows = Household.objects.visible_to(request.actor)
        household = get_object_or_404(rows, pk=chosen)
    return ask(
        request,
        forms.Register(request, initial={"name": household.name if household else ""}),
        actions.register_for_workshop,
        row,
        known={"household": household},
        title=f"Inscrire à : {row.title}",
        submit="Inscrire",
        said=lambda made: f"{made} : inscrit.",
        back=reverse("access:workshop", args=[row.pk]),
        crumbs=[("Ateliers", reverse("access:workshops"))],
        lead="Un prénom suffit. Pour lier à un dossier, passez par « Choisir un ménage ».",
        template="access/register.html",
        choose=reverse("access:choose_for_workshop", args=[row.pk]),
    )


def choose_for_workshop(request: ActorRequest, pk: int) -> HttpResponse:
    return ui_lists.show(
        request, lists.choose_for("access:register_for_workshop", pk, "Qui inscrire ?")
    )


REGISTRATION = Subject(
    Registration,
    "ateliers/inscriptions/<int:pk>/",
    fetch=("workshop",),
    page=lambda row: reverse("access:workshop", args=[row.workshop_id]),
    under=lambda row: (("Ateliers", reverse("access:workshops")),),
)


REGISTRATION.verb(
    actions.unregister,
    at="retirer/",
    title=lambda row: f"Retirer l’inscription {of_name(row.name)}",
    submit="Retirer cette inscription",
    said="Inscription retirée, la place est libre.",
)


REGISTRATION.verb(
    actions.follow_registration,
    forms.FollowRegistration,
    at="suite/",
    title=lambda row: f"Ce qui suit pour {row.name}",
    submit="Garder cette suite",
    said="Suite gardée.",
    initial=lambda row, seen: {"follow_up": row.follow_up},
)


@WORKSHOP.asks("presence/")
def fill_attendance(request: ActorRequest, row: Workshop) -> HttpResponse:
    present = list(row.registrations.filter(came=True).values_list("pk", flat=True))
    form = forms.FillAttendance(request, initial={"present": present, "summary": row.summary})
    form.of(row)
    return ask(
        request,
        form,
        actions.fill_attendance,
        row,
        title=f"Feuille de présence : {row.title}",
        submit="Enregistrer la feuille",
        said="Feuille enregistrée.",
        back=reverse("access:workshop", args=[row.pk]),
        crumbs=[("Ateliers", reverse("access:workshops"))],
        lead="Quelqu’un est venu sans être inscrit ? Inscrivez-le d’abord, puis revenez ici.",
    )


@WORKSHOP.asks("feuille/")
def attendance_pdf(request: ActorRequest, row: Workshop) -> HttpResponse:
    """The sheet to sign, with free lines for those who come without having said."""
    names = Registration.objects.visible_to(request.actor).filter(workshop=row)
    found = list(names.order_by("name", "pk").values_list("name", flat=True))
    return pdf_response(papers.attendance_pdf(row, found), f"presence-{row.pk}")

"""Households, their page, their people; bodies."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from palier.base.journal.openings import note_opening, openings_of
from palier.base.kit.phones import dialled
from palier.base.kit.typography import of_name
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, show_cards
from palier.base.ui.pages import done, form_page
from palier.base.ui.subjects import Subject
from palier.registers.people import actions, forms, lists, reads
from palier.registers.people.finding import find_member
from palier.registers.people.models import Household, HouseholdMember

PAGE = "people.household"
VERB_GROUPS = ("Accompagner", "Loger", "Le ménage")
GROUPS = [("", "Tout"), ("social", "Social"), ("locatif", "Locatif")]
MOMENTS = 10
NEW_FOR = timedelta(days=31)


def households(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.HOUSEHOLDS)


HOUSEHOLD = Subject(
    Household,
    "menages/<int:pk>/",
    page="people:household",
)


@HOUSEHOLD.shown
def household(request: ActorRequest, row: Household) -> HttpResponse:
    """Everything that every room knows of a household, as far as one may see it."""
    if row.merged_into_id:
        return redirect("people:household", row.merged_into_id)
    actor, today = request.actor, request.today
    note_opening(row, actor=actor, on=today)
    members = reads.members_on(row, today)
    for member in members:
        member.words = reads.words_of(member, actor, today)  # type: ignore[attr-defined]
    group = request.GET.get("fil", "")
    before = _before(request)
    moments = shell.timeline(PAGE, row, actor, before=before, most=MOMENTS, group=group)
    context = {
        "title": row.name,
        "household": row,
        "members": members,
        "composition": reads.composition(
            members, today, with_ages=actor.sees("people.birth_dates")
        ),
        "said": [words for told in shell.ask("people.said", row, actor, today) for words in told],
        "phones": _phones(members),
        "facts": [
            fact for facts in shell.ask("people.facts", row, actor, today) for fact in facts
        ],
        "sights": _what_one_sees(request),
        "steps": shell.path(PAGE, row, actor),
        "moments": moments[:MOMENTS],
        "older": moments[MOMENTS].on if len(moments) > MOMENTS else None,
        "groups": GROUPS,
        "group": group,
        "todos": shell.todos(PAGE, row, actor, today),
        "panels": shell.panels(PAGE, row, actor, today),
        **_verbs(row, actor, today),
        "tabs": reads.tabs_of(row, actor),
    }
    return render(request, "people/household.html", context)


def _phones(members: list[HouseholdMember]) -> list[tuple[str, str, str]]:
    """Whom one may call at once: name, number, and what a telephone dials."""
    return [
        (member.person.formal_name, member.person.phone, number)
        for member in members
        if not member.person.died_on and (number := dialled(member.person.phone))
    ]


def _verbs(row: Household, actor: Actor, today: date) -> dict[str, object]:
    """The act of every day in full; those of some days behind « Plus… », by what they are about.

    A file opened lately shows by what one begins.
    """
    found = [verb for verbs in shell.ask("people.verbs", row, actor) for verb in verbs]
    groups: dict[str, list[dict[str, object]]] = {name: [] for name in VERB_GROUPS}
    for verb in found:
        if not verb["main"]:
            groups[verb.get("group", VERB_GROUPS[0])].append(verb)
    is_new = row.opened_on >= today - NEW_FOR
    return {
        "first_verbs": [verb for verb in found if is_new and verb.get("first")],
        "main_verbs": [verb for verb in found if verb["main"]],
        "more_verbs": [(name, verbs) for name, verbs in groups.items() if verbs],
    }


@HOUSEHOLD.asks("documents/")
def household_documents(request: ActorRequest, row: Household) -> HttpResponse:
    """Every document that can be produced for a household now, whichever room prints it."""
    note_opening(row, actor=request.actor, on=request.today)
    found = [
        document
        for told in shell.ask("people.documents", row, request.actor, request.today)
        for document in told
    ]
    if request.headers.get("HX-Request"):
        return render(request, "people/_documents.html", {"documents": found})
    lines = [Line(each["label"], url=each["url"], icon="document-text") for each in found]
    return show_cards(
        request,
        title=f"Produire un document, {row.name}",
        crumbs=_crumbs(row),
        here="Documents",
        lead="Ce qui peut s’imprimer aujourd’hui pour ce ménage.",
        cards=[Card("Documents", lines, empty="Rien à imprimer pour l’instant.")],
    )


def _before(request: ActorRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("avant", ""))
    except ValueError:
        return date.max


def _what_one_sees(request: ActorRequest) -> str:
    social = request.actor.sees("support.notes")
    rental = request.actor.sees("billing.accounts")
    if social and rental:
        return "Vous voyez la partie sociale et la partie locative"
    if social:
        return "Vous voyez la partie sociale, pas les comptes"
    return (
        "Vous voyez la partie locative, pas les notes sociales"
        if rental
        else "Vous voyez l’essentiel seulement"
    )


@needs_sight("people.households")
def open_household(request: ActorRequest) -> HttpResponse:
    form = forms.OpenHousehold(request, initial={"opened_on": request.today})
    if form.carry_out(actions.open_household, request.actor.organisation):
        return done(
            request, f"Dossier ouvert : {form.result}.", "people:household", form.result.pk
        )
    return form_page(
        request,
        form,
        title="Ouvrir un dossier",
        submit="Ouvrir ce dossier",
        back=reverse("people:households"),
        crumbs=[("Ménages", reverse("people:households"))],
        lead="Un prénom ou un surnom suffit. Le reste se complète plus tard, avec la personne.",
    )


@HOUSEHOLD.asks("personnes/ajouter/")
def add_person(request: ActorRequest, row: Household) -> HttpResponse:
    form = forms.AddPerson(request, subject=row, initial={"starts_on": request.today})
    if form.carry_out(actions.add_person, row):
        return done(request, f"{form.result} fait partie du ménage.", "people:household", row.pk)
    return form_page(
        request,
        form,
        title="Ajouter une personne",
        submit="Ajouter au ménage",
        back=reverse("people:household", args=[row.pk]),
        crumbs=_crumbs(row),
    )


@HOUSEHOLD.asks("personnes/<int:person_pk>/corriger/")
def correct_person(request: ActorRequest, row: Household, person_pk: int) -> HttpResponse:
    person = find_member(request, row.pk, person_pk).person
    names = (
        *("title", "first_name", "last_name", "birth_name"),
        *("birth_on", "birth_precision", "phone", "email"),
    )
    initial = {name: getattr(person, name) for name in names}
    form = forms.CorrectPerson(request, subject=person, initial=initial)
    if form.carry_out(actions.correct_person, person):
        return done(request, "Fiche corrigée.", "people:household", row.pk)
    return form_page(
        request,
        form,
        title=f"Corriger la fiche {of_name(person)}",
        submit="Enregistrer la correction",
        back=reverse("people:household", args=[row.pk]),
        crumbs=_crumbs(row),
    )


@HOUSEHOLD.asks("membres/<int:member_pk>/depart/")
def end_household_membership(
    request: ActorRequest, row: Household, member_pk: int
) -> HttpResponse:
    member = get_object_or_404(
        HouseholdMember.objects.visible_to(request.actor).select_related("person"),
        pk=member_pk,
        household=row,
    )
    form = forms.EndHouseholdMembership(request, subject=member)
    if form.carry_out(actions.end_household_membership, member):
        return done(
            request, f"{member.person} n’est plus dans le ménage.", "people:household", row.pk
        )
    return form_page(
        request,
        form,
        title=f"{member.person} quitte le ménage",
        submit="Noter ce départ",
        back=reverse("people:household", args=[row.pk]),
        crumbs=_crumbs(row),
    )


@HOUSEHOLD.asks("consultations/")
def openings(request: ActorRequest, row: Household) -> HttpResponse:
    """Who opened this file, day by day."""
    context = {
        "title": "Qui a ouvert ce dossier",
        "household": row,
        "openings": openings_of(row, actor=request.actor)[:200],
    }
    return render(request, "people/openings.html", context)


def _crumbs(row: Household) -> list[tuple[str, str]]:
    return [
        ("Ménages", reverse("people:households")),
        (row.name, reverse("people:household", args=[row.pk])),
    ]

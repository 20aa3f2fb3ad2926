"""One person of a household: who they are, what they told of themselves, whom to call."""

from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse

from palier.base.journal.openings import note_opening
from palier.base.kit.periods import in_force
from palier.base.kit.phones import dialled
from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people import actions, forms, reads
from palier.registers.people.finding import find_member
from palier.registers.people.models import (
    Household,
    HouseholdMember,
    Person,
    PersonContact,
    PersonFact,
)

PAGE = "people.person"
HOUSEHOLD = Subject(
    Household,
    "menages/<int:pk>/",
    page="people:household",
    under=[("Ménages", "/menages/")],
)


def _page(household_pk: int, person_pk: int) -> str:
    return reverse("people:person", args=[household_pk, person_pk])


def _crumbs(row: Household, person: Person | None = None) -> list[tuple[str, str]]:
    here = [(str(person), _page(row.pk, person.pk))] if person else []
    page = reverse("people:household", args=[row.pk])
    return [("Ménages", reverse("people:households")), (row.name, page), *here]


@HOUSEHOLD.asks("personnes/<int:person_pk>/")
def person(request: ActorRequest, row: Household, person_pk: int) -> HttpResponse:
    """Who someone is, as far as they wished to say and one may read."""
    return _show(request, find_member(request, row.pk, person_pk))


def _show(request: ActorRequest, member: HouseholdMember) -> HttpResponse:
    row = member.household
    note_opening(row, actor=request.actor, on=request.today)
    someone, actor, today = member.person, request.actor, request.today
    facts = _facts(someone, actor)
    return show_cards(
        request,
        title=str(someone),
        lead=reads.words_of(member, actor, today),
        crumbs=_crumbs(row),
        chips=[Chip(f"décédé·e le {day_in_words(someone.died_on)}")] if someone.died_on else [],
        verbs=_verbs(request, row, member),
        audience="Rien ici n’est obligatoire : on note ce que la personne a voulu dire",
        cards=[
            _identity(someone, actor),
            _situation(request, facts),
            _before(request, facts),
            _contacts(request, row, someone),
            _protections(someone, actor, today),
        ],
        panels=shell.panels(PAGE, someone, actor, today),
    )


def _verbs(request: ActorRequest, row: Household, member: HouseholdMember) -> list[Verb | None]:
    pks, dead = (row.pk, member.person_id), member.person.died_on
    leaves = not dead and member.household.members.count() > 1
    ends = reverse("people:end_household_membership", args=[row.pk, member.pk])
    death = "undo_death" if dead else "record_death"
    label = "Corriger ce décès…" if dead else "Décès…"
    correct = reverse("people:correct_person", args=pks)
    return [
        verb(request, "people.end_household_membership", "Départ…", ends) if leaves else None,
        verb(request, f"people.{death}", label, reverse(f"people:{death}", args=pks)),
        verb(request, "people.correct_person", "Corriger l’identité", correct, "pencil"),
        verb(
            request,
            "people.note_situation",
            "Noter sa situation",
            reverse("people:note_situation", args=pks),
            "pencil-square",
            main=True,
        ),
    ]


def _identity(someone: Person, actor: Actor) -> Card:
    pairs: list[tuple[str, object]] = [("Civilité", someone.get_title_display())]
    if someone.birth_name:
        pairs.append(("Nom de naissance", someone.birth_name))
    if actor.sees("people.birth_dates") and someone.birth_on:
        pairs.append(("Naissance", someone.birth_words))
    number = dialled(someone.phone)
    if someone.phone:
        pairs.append(("Téléphone", (someone.phone, number) if number else someone.phone))
    if someone.email:
        pairs.append(("Courriel", (someone.email, f"mailto:{someone.email}")))
    return Card("Identité", pairs=pairs, side=True, icon="user")


def _facts(someone: Person, actor: Actor) -> list[PersonFact]:
    rows = PersonFact.objects.visible_to(actor).filter(person=someone)
    return list(rows.order_by("kind", "-period", "-pk"))


def _situation(request: ActorRequest, facts: list[PersonFact]) -> Card:
    """What holds today, each with the day it was told."""
    current = [each for each in facts if request.today in each.period]
    return Card(
        "Sa situation",
        [_fact_line(request, each) for each in current],
        empty="Rien de noté : langue, famille, travail, adresse où écrire… quand elle le dit.",
        icon="identification",
    )


def _fact_line(request: ActorRequest, fact: PersonFact) -> Line:
    since = f"dit le {day_in_words(fact.period.lower)}"
    until = fact.period.upper
    return Line(
        f"{capitalised(str(fact.get_kind_display()))} : {fact.said}",
        f"{since}, jusqu’au {day_in_words(until)}" if until else since,
        icon=fact.icon,
        verbs=verbs(
            verb(
                request,
                "people.remove_situation",
                "Erreur…",
                reverse("people:remove_situation", args=[fact.pk]),
                about=fact.said,
            )
        ),
    )


def _before(request: ActorRequest, facts: list[PersonFact]) -> Card | None:
    """What held before: a work ended, a couple parted."""
    past = [each for each in facts if request.today not in each.period]
    if not past:
        return None
    return Card("Avant", [_fact_line(request, each) for each in past], icon="clock")


def _contacts(request: ActorRequest, row: Household, someone: Person) -> Card:
    """Whom to call when something happens, and who helps."""
    rows = PersonContact.objects.visible_to(request.actor).filter(person=someone)
    lines = [
        Line(
            each.name,
            ", ".join(filter(None, [each.link, each.phone, each.words])),
            dialled(each.phone),
            icon="phone" if each.kind == PersonContact.Kind.EMERGENCY else "users",
            chip=Chip(each.get_kind_display(), "info"),
            verbs=verbs(
                verb(
                    request,
                    "people.remove_contact",
                    "Retirer…",
                    reverse("people:remove_contact", args=[each.pk]),
                    about=each.name,
                )
            ),
        )
        for each in rows.filter(in_force(request.today)).order_by("kind", "pk")
    ]
    add = reverse("people:add_contact", args=[row.pk, someone.pk])
    return Card(
        "Qui appeler, qui aide",
        lines,
        empty="Personne n’est noté. Demandez qui prévenir, si elle le souhaite.",
        verbs=verbs(verb(request, "people.add_contact", "Ajouter quelqu’un", add, "plus")),
        side=True,
        icon="phone",
    )


def _protections(someone: Person, actor: Actor, today: date) -> Card | None:
    found = reads.protections_of([someone.pk], today)
    lines = [
        Line(
            f"{capitalised(each.get_kind_display())} : {each.guardian}",
            each.contact,
            dialled(each.contact),
            icon="shield-check",
        )
        for each in found
    ]
    count = plural(len(lines), "mesure")
    return Card("Protection", lines, note=count, side=True) if lines else None


@HOUSEHOLD.asks("personnes/<int:person_pk>/situation/")
def note_situation(request: ActorRequest, row: Household, person_pk: int) -> HttpResponse:
    someone = find_member(request, row.pk, person_pk).person
    current = [each for each in _facts(someone, request.actor) if request.today in each.period]
    initial: dict[str, object] = {"on": request.today}
    for each in current:
        code, words = actions.FIELDS_OF[each.kind]
        initial |= {
            name: value for name, value in ((code, each.code), (words, each.words)) if name
        }
    return ask(
        request,
        forms.NoteSituation(request, subject=someone, initial=initial),
        actions.note_situation,
        someone,
        title=f"Sa situation, {someone}",
        submit="Noter sa situation",
        said="Situation notée.",
        to=_page(row.pk, someone.pk),
        back=_page(row.pk, someone.pk),
        crumbs=_crumbs(row, someone),
        lead="Ce que la personne veut dire, rien de plus. Ce qui change garde son histoire ; "
        "ce qu’on vide s’arrête ce jour.",
    )


@HOUSEHOLD.asks("personnes/<int:person_pk>/contact/")
def add_contact(request: ActorRequest, row: Household, person_pk: int) -> HttpResponse:
    someone = find_member(request, row.pk, person_pk).person
    return ask(
        request,
        forms.AddContact(request, subject=someone),
        actions.add_contact,
        someone,
        known={"on": request.today},
        title=f"Qui appeler, qui aide, {someone}",
        submit="Ajouter cette personne",
        said="Contact ajouté.",
        to=_page(row.pk, someone.pk),
        back=_page(row.pk, someone.pk),
        crumbs=_crumbs(row, someone),
        lead="Avec l’accord de la personne ; qui est noté ici peut le savoir et s’y opposer.",
    )


def _page_of(row: PersonFact | PersonContact) -> str:
    return reverse("people:someone", args=[row.person_id])


def _above(row: PersonFact | PersonContact) -> list[tuple[str, str]]:
    return [(str(row.person), _page_of(row))]


PERSON_FACT = Subject(
    PersonFact,
    "situations/<int:pk>/",
    fetch=("person",),
    page=_page_of,
    under=_above,
)
PERSON_CONTACT = Subject(
    PersonContact, "contacts/<int:pk>/", fetch=("person",), page=_page_of, under=_above
)


@needs_sight("people.households")
def someone(request: ActorRequest, pk: int) -> HttpResponse:
    """The page of a person, in the household they belong to last."""
    rows = Household.objects.visible_to(request.actor)
    household = rows.filter(pk__in=reads.households_now(pk, request.today)).first()
    if household is None:
        raise Http404
    return _show(request, find_member(request, household.pk, pk))


PERSON_FACT.verb(
    actions.remove_situation,
    at="retirer/",
    title=lambda row: f"Retirer une erreur : {row.said}",
    submit="Retirer cette erreur",
    said="Retiré.",
    lead="Pour ce qui a été vrai, notez plutôt ce qui a changé : l’histoire reste.",
    to=lambda person: reverse("people:someone", args=[person.pk]),
    danger=True,
)
PERSON_CONTACT.verb(
    actions.remove_contact,
    at="retirer/",
    title=lambda row: f"Retirer {row.name}",
    submit="Retirer ce contact",
    said="Contact retiré.",
    to=lambda person: reverse("people:someone", args=[person.pk]),
)

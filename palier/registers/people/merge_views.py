"""Persons who may be one: found, compared, merged, parted again."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.pages import done, form_page
from palier.base.ui.subjects import Subject
from palier.registers.people import actions, forms
from palier.registers.people.duplicates import Pair, duplicates, hint, told_of
from palier.registers.people.models import Person, PersonMerge

HOUSEHOLDS = ("Ménages", "/menages/")
DUPLICATES = ("Doublons", "/menages/doublons/")
SHOWN = 50


@needs_sight("people.households")
def possible_duplicates(request: ActorRequest) -> HttpResponse:
    """Pairs that may be one person, by masked hints; and the merges already made."""
    pairs = duplicates(request.actor.organisation)
    seen = Person.objects.visible_to(request.actor).in_bulk(
        {pk for pair in pairs for pk in (pair.one, pair.other)}
    )
    pairs = [pair for pair in pairs if pair.one in seen or pair.other in seen]
    rows = [_row(request, pair, seen) for pair in pairs[:SHOWN]]
    merges = (
        PersonMerge.objects.visible_to(request.actor)
        .filter(undone_at=None)
        .select_related("kept", "merged")
        .order_by("-merged_at", "-pk")[:20]
    )
    context = {"title": "Doublons", "rows": rows, "count": len(pairs), "merges": merges}
    return render(request, "people/duplicates.html", context)


def _row(request: ActorRequest, pair: Pair, seen: dict[int, Person]) -> dict[str, object]:
    """Both hints; of the one beyond one’s perimeter, whom to ask, and nothing to press."""
    two = [seen.get(pk) for pk in (pair.one, pair.other)]
    hints = [
        hint(person, request.actor, request.today)
        if person
        else told_of(Person.objects.get(pk=pk), request.actor, request.today)
        for person, pk in zip(two, (pair.one, pair.other), strict=True)
    ]
    ours = all(two)
    return {"pair": pair, "hints": hints, "why": " · ".join(pair.reasons), "ours": ours}


def _two(request: ActorRequest, pk: int, other_pk: int) -> tuple[Person, Person]:
    rows = Person.objects.visible_to(request.actor)
    return get_object_or_404(rows, pk=pk), get_object_or_404(rows, pk=other_pk)


def merge_persons(request: ActorRequest, pk: int, other_pk: int) -> HttpResponse:
    """Both files side by side; the one on the left is kept."""
    kept, merged = _two(request, pk, other_pk)
    form = forms.MergePersons(request, subject=kept)
    if form.carry_out(actions.merge_persons, kept, merged=merged):
        merge = form.result
        undo = reverse("people:undo_merge", args=[merge.pk])
        return done(request, f"{kept} : une seule fiche.", DUPLICATES[1], fix=undo)
    return form_page(
        request,
        form,
        title=f"Réunir les fiches de {kept}",
        submit="Réunir en une seule fiche",
        back=reverse("people:possible_duplicates"),
        crumbs=[HOUSEHOLDS, DUPLICATES],
        lead="Tout ce qui est attaché à la seconde passe à la première. Rien n’est effacé : la "
        "réunion se défait exactement.",
        template="people/merge.html",
        compared=[_told(kept, "Fiche gardée"), _told(merged, "Fiche réunie à l’autre")],
        swap=reverse("people:merge_persons", args=[other_pk, pk]),
        apart=reverse("people:tell_apart", args=[pk, other_pk]),
    )


def _told(person: Person, title: str) -> dict[str, object]:
    members = person.households.select_related("household").order_by("pk")
    households = [member.household for member in members]
    return {"title": title, "person": person, "households": households}


PERSON_MERGE = Subject(
    PersonMerge,
    "reunions/<int:pk>/",
    fetch=("kept", "merged"),
)


@PERSON_MERGE.asks("defaire/")
def undo_merge(request: ActorRequest, merge: PersonMerge) -> HttpResponse:
    form = forms.UndoMerge(request, subject=merge)
    if form.carry_out(actions.undo_merge, merge):
        return done(request, f"{merge.kept} et {merge.merged} : deux fiches.", DUPLICATES[1])
    return form_page(
        request,
        form,
        title=f"Défaire la réunion de {merge.kept} et {merge.merged}",
        submit="Défaire la réunion",
        back=reverse("people:possible_duplicates"),
        crumbs=[HOUSEHOLDS, DUPLICATES],
        lead="Chaque chose déplacée retourne où elle était. Ce qui a été écrit depuis reste à "
        f"{merge.kept}.",
    )


def tell_apart(request: ActorRequest, pk: int, other_pk: int) -> HttpResponse:
    one, other = _two(request, pk, other_pk)
    form = forms.TellApart(request)
    if form.carry_out(actions.tell_apart, one, other=other):
        return done(request, "Retenu : ce sont deux personnes.", "people:possible_duplicates")
    return form_page(
        request,
        form,
        title=f"{one} et {other} sont deux personnes",
        submit="Oui, deux personnes",
        back=reverse("people:possible_duplicates"),
        crumbs=[HOUSEHOLDS, DUPLICATES],
        lead="Elles ne seront plus proposées ensemble.",
    )

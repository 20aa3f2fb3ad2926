"""Forms that ask in whose books, where an association runs several legal entities."""

from typing import ClassVar

from django import forms
from django.db.models import Q

from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.models import LegalEntity
from palier.base.ui.cards import Tab
from palier.base.ui.forms import ActionForm
from palier.base.ui.lists import Filter
from palier.base.ui.pages import asked_entity


class BooksForm(ActionForm):
    """Its field `entity` is there only when there is a choice; else the main entity is meant.

    A form that asks for nothing else keeps it all the same (`always`).
    """

    always: ClassVar[bool] = False

    entity = forms.ModelChoiceField(
        label="Dans les comptes de", queryset=LegalEntity.objects.none(), empty_label=None
    )

    def prepare(self) -> None:
        super().prepare()
        rows = LegalEntity.objects.visible_to(self.actor).order_by("-is_main", "name")
        found = list(rows[:2])
        if len(found) < 2 and not self.always:
            del self.fields["entity"]
            return
        self.fields["entity"].queryset = rows  # type: ignore[attr-defined]
        self.initial.setdefault("entity", found[0].pk)


def tabs_of_entities(request: ActorRequest) -> list[Tab]:
    """The same page for each entity, when there are several."""
    entities = list(LegalEntity.objects.visible_to(request.actor).order_by("-is_main", "name"))
    if len(entities) < 2:
        return []
    here = asked_entity(request)
    return [
        Tab(each.name, f"{request.path}?entite={each.pk}", rank, is_here=each == here)
        for rank, each in enumerate(entities)
    ]


def by_entity(path: str = "entity") -> Filter:
    """Whose books, in a list; there only where there is a choice."""
    return Filter("entite", "Entité", _entities, lambda value: Q(**{path: value}))


def _entities(actor: Actor) -> list[tuple[str, str]]:
    rows = LegalEntity.objects.visible_to(actor).order_by("-is_main", "name")
    found = [(str(each.pk), each.name) for each in rows]
    return found if len(found) > 1 else []

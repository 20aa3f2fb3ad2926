"""Choosing among colleagues, bodies, or the people of a household; a few sentences."""

from typing import Any

from django import forms

from palier.base.tenancy.models import User
from palier.base.tenancy.reads import colleagues
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.base.ui.watching import WatchedArea
from palier.registers.people.models import Body, Household, Person

TILES = {"data-tiles": "yes"}


class UserChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A colleague; with `sight`, one whose roles let them see what is given to them."""

    def __init__(self, *, sight: str = "", **kwargs: Any) -> None:
        self.sight = sight
        super().__init__(queryset=User.objects.none(), **kwargs)

    def label_from_instance(self, user: User) -> str:
        return f"{user.first_name} {user.last_name}"


class BodyChoice(PickField):
    """A body we work with."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Body.objects.none(), **kwargs)


class PersonChoice(PickField):
    """Someone of a household."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Person.objects.none(), **{"empty_label": None, **kwargs})


class ChoosingForm(ActionForm):
    """A form whose choices of colleagues and bodies are those of the association."""

    def prepare(self) -> None:
        for field in self.fields.values():
            if isinstance(field, UserChoice):
                field.queryset = colleagues(self.actor, sight=field.sight)
            elif isinstance(field, BodyChoice):
                field.queryset = (
                    Body.objects.visible_to(self.actor)
                    .filter(kinds__overlap=["funder", "prescriber", "partner"])
                    .order_by("sort_name", "pk")
                )

    def choose_among(self, household: Household) -> None:
        """Persons are those of this household."""
        persons = Person.objects.filter(households__household=household, died_on=None).distinct()
        for field in self.fields.values():
            if isinstance(field, PersonChoice):
                field.queryset = persons.order_by("pk")


def words(
    label: str,
    *,
    required: bool = True,
    rows: int = 3,
    help_text: str = "",
    watched: bool = False,
) -> forms.Field:
    """A field for a few sentences; `watched` where many will read them."""
    area = WatchedArea if watched else forms.Textarea
    return forms.CharField(
        label=label, required=required, help_text=help_text, widget=area(attrs={"rows": rows})
    )

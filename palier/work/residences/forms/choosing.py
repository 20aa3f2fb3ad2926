"""Who and what a house’s forms choose among."""

from typing import Any

from django import forms

from palier.base.tenancy.models import Site
from palier.base.ui.picking import PickField
from palier.registers.housing.models import Place
from palier.registers.people.choices import TILES, ChoosingForm
from palier.registers.people.models import Household
from palier.work.leases.models import Occupancy
from palier.work.residences.reads import households_in, residents_on


class HouseholdHere(PickField):
    """A household that lives in the house."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Household.objects.none(), **kwargs)


class HouseholdsHere(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Households that live in the house."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Household.objects.none(),
            widget=forms.CheckboxSelectMultiple(attrs=TILES),
            **kwargs,
        )

    def label_from_instance(self, row: Any) -> str:
        return str(row.name)


class ResidentsHere(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Contracts lived in, named by their home."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Occupancy.objects.none(),
            widget=forms.CheckboxSelectMultiple(attrs=TILES),
            **kwargs,
        )

    def label_from_instance(self, row: Any) -> str:
        return f"{row.main_place.label}, {row.household.name}"


class ResidentHere(PickField):
    """A contract lived in, named by its home."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Occupancy.objects.none(), **kwargs)

    def label_from_instance(self, row: Any) -> str:
        return f"{row.main_place.label}, {row.household.name}"


class PlaceOfOurs(PickField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Place.objects.none(), **kwargs)


class HouseForm(ChoosingForm):
    """A form about one house: its choices are those who live there."""

    def here(self) -> Site:
        """The house that the form is about."""
        subject: Any = self.subject
        if isinstance(subject, Site):
            return subject
        site: Site = subject.site
        return site

    def prepare(self) -> None:
        super().prepare()
        site = self.here()
        households = households_in(self.actor, site, self.today)
        living = residents_on(site, self.today)
        names = {each.pk for each in households}
        for field in self.fields.values():
            if isinstance(field, HouseholdHere | HouseholdsHere):
                field.queryset = Household.objects.filter(pk__in=names).order_by("name", "pk")
            elif isinstance(field, ResidentsHere | ResidentHere):
                field.queryset = (
                    Occupancy.objects.filter(
                        pk__in=[o.pk for o in living if o.household_id in names]
                    )
                    .select_related("main_place", "household")
                    .order_by("main_place__label", "pk")
                )

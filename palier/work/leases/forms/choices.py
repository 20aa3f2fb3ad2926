"""How forms name the rows that one chooses among."""

from typing import Any

from django import forms


class PlaceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, place: Any) -> str:
        return f"{place.site.name}, {place.label} {place.size}".strip()


class PlacesChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, place: Any) -> str:
        return f"{place.site.name}, {place.label} {place.size}".strip()

"""How forms name the homes that one chooses among."""

from typing import Any

from django import forms


def _called(place: Any) -> str:
    return f"{place.site.name}, {place.label} {place.size}".strip()


class PlaceChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One home, with its site and its size."""

    def label_from_instance(self, place: Any) -> str:
        return _called(place)


class PlacesChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several homes, each with its site and its size."""

    def label_from_instance(self, place: Any) -> str:
        return _called(place)

"""How a home is called where one chooses among several."""

from typing import Any


def called(place: Any) -> str:
    """Its site, its name, its size."""
    return f"{place.site.name}, {place.label} {place.size}".strip()

"""Where a home stands, as far as the law tells places apart: by its postcode."""

from typing import Literal

Area = Literal["mainland", "corsica", "overseas"]


def area_of(postcode: str) -> Area:
    """The area of a postcode: 20 is Corsica, 97 and 98 are overseas; nothing told is the mainland."""
    start = postcode.strip()[:2]
    if start == "20":
        return "corsica"
    return "overseas" if start in {"97", "98"} else "mainland"


def is_overseas(postcode: str) -> bool:
    """Whether the calendars and scales of overseas departments hold there."""
    return area_of(postcode) == "overseas"

"""What a room declares about the personal data it keeps (its `privacy.py`)."""

from dataclasses import dataclass

RULES: dict[str, "Kept"] = {}


@dataclass(frozen=True)
class Kept:
    """One table of personal data: why it is kept, how long, what becomes of it, by which text."""

    model: str
    purpose: str
    months: int | None
    after: str
    then: str
    source: str


def keeps(
    model: str, purpose: str, months: int | None, after: str, then: str, source: str
) -> None:
    """Declare that `model` (`people.person`) keeps personal data, for `months` months."""
    RULES[model] = Kept(model, purpose, months, after, then, source)

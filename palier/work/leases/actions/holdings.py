"""By what right homes are held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.housing.models import Place
from palier.registers.people.models import Body
from palier.work.leases.models import (
    Holding,
    HoldingPlace,
)


@dataclass(frozen=True)
class NewHolding:
    """By what right homes are held, from whom, and the rent paid (euros a month)."""

    owner: Body
    kind: str
    places: tuple[Place, ...]
    starts_on: date
    ends_on: date | None = None
    rent: Decimal = NOTHING


@action("Prendre un logement à bail")
def record_holding(
    owner: Body,
    *,
    kind: str,
    places: Sequence[Place],
    starts_on: date,
    ends_on: date | None = None,
    rent: Decimal = NOTHING,
    actor: Actor,
) -> Holding:
    """By what right we have these homes, from whom and at what rent (euros a month)."""
    told = NewHolding(owner, kind, tuple(places), starts_on, ends_on, rent)
    return _record(actor.organisation, [told])[0]


@action("Prendre des logements à bail")
def record_holdings(
    organisation: Organisation, *, holdings: Sequence[NewHolding], actor: Actor
) -> list[Holding]:
    """Many titles at once, in the order given. Refused: an end before the start, a negative rent."""
    return _record(organisation, holdings)


def _record(organisation: Organisation, holdings: Sequence[NewHolding]) -> list[Holding]:
    for told in holdings:
        if told.ends_on is not None and told.ends_on <= told.starts_on:
            raise Refused({"ends_on": "La fin est avant le début."})
        if told.rent < 0:
            raise Refused({"rent": "Un loyer ne peut pas être négatif."})
        if not told.places:
            raise Refused({"places": "Choisissez au moins un lieu."})
    made = Holding.objects.bulk_create(
        [
            Holding(
                organisation=organisation,
                kind=told.kind,
                owner=told.owner,
                period=period(told.starts_on, told.ends_on),
                rent=told.rent,
            )
            for told in holdings
        ],
        batch_size=2000,
    )
    HoldingPlace.objects.bulk_create(
        [
            HoldingPlace(organisation=organisation, holding=holding, place=place)
            for holding, told in zip(made, holdings, strict=True)
            for place in told.places
        ],
        batch_size=2000,
    )
    return made


@action("Retirer des titres repris par erreur")
def remove_holdings(
    organisation: Organisation, *, holdings: Sequence[Holding], actor: Actor
) -> Organisation:
    """Take away titles recorded by mistake. Refused: a contract rests on one of them."""
    pks = [holding.pk for holding in holdings]
    HoldingPlace.objects.filter(holding__in=pks).delete()
    Holding.objects.filter(pk__in=pks).delete()
    return organisation

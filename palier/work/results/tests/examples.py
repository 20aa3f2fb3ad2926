"""Example results, for this room and those above."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from palier.base.ledger.actions import Side, add_centre, post_entry
from palier.base.ledger.models import CostCentre
from palier.base.ledger.tests.examples import the_account
from palier.base.tenancy.models import Organisation, Site
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system
from palier.work.results.actions import spread_section
from palier.work.results.models import SpreadKey

JANUARY, MAY_31 = date(2026, 1, 1), date(2026, 5, 31)


def a_section(
    organisation: Organisation, label: str, scheme: str = "", site: Site | None = None
) -> CostCentre:
    entity, actor = main_entity(organisation), the_system(organisation)
    return add_centre(entity, label=label, scheme=scheme, site=site, actor=actor)


def spent(
    centre: CostCentre | None,
    organisation: Organisation,
    amount: str,
    on: date = date(2026, 5, 5),
) -> None:
    """A cost of a section, paid by the bank."""
    account = the_account(organisation, "615")
    _post(organisation, on, Side(account, debit=Decimal(amount), centre=centre))


def earned(centre: CostCentre | None, organisation: Organisation, amount: str) -> None:
    account = the_account(organisation, "7083")
    side = Side(account, credit=Decimal(amount), centre=centre)
    _post(organisation, date(2026, 5, 5), side)


def _post(organisation: Organisation, on: date, side: Side) -> None:
    bank = Side(the_account(organisation, "5121"), debit=side.credit, credit=side.debit)
    post_entry(
        main_entity(organisation),
        daybook="OD",
        on=on,
        label="Divers",
        piece="D1",
        sides=[side, bank],
        actor=the_system(organisation),
    )


def a_key(
    source: CostCentre | None,
    organisation: Organisation,
    shares: Mapping[int, int],
    *,
    basis: str = "written",
    starts_on: date = JANUARY,
) -> SpreadKey:
    return spread_section(
        main_entity(organisation),
        source=source,
        starts_on=starts_on,
        basis=basis,
        shares=shares,
        why="Temps passé",
        actor=the_system(organisation),
    )


def pages_of(organisation: Organisation, site: Site) -> list[str]:
    """Every page of this room, with something on each."""
    head = a_section(organisation, "Siège des pages")
    key = a_key(head, organisation, {a_section(organisation, "Maison des pages").pk: 1})
    return [
        f"/resultats/sites/{site.pk}/",
        f"/resultats/cles/{key.pk}/retirer/",
    ]

"""Example entries, for this room and those above."""

from datetime import date
from decimal import Decimal

from palier.base.ledger.actions import (
    Side,
    close_month,
    open_auxiliary,
    open_books,
    post_entry,
)
from palier.base.ledger.models import Account, Auxiliary, ClosedMonth, Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests import examples as tenancy
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.worlds import an_empty_world
from palier.law.dates import Month

MAY_5 = date(2026, 5, 5)


def an_organisation(name: str = "Toit pour tous", **given: object) -> Organisation:
    """An association with its books open; from then on the test works for it."""
    if not given and (ready := an_empty_world(name)):
        return ready
    organisation = tenancy.an_organisation(name, **given)
    open_books(main_entity(organisation), actor=the_system(organisation))
    return organisation


def the_account(organisation: Organisation, code: str) -> Account:
    return Account.objects.get(entity=main_entity(organisation), code=code)


def an_auxiliary(organisation: Organisation, code: str = "M1") -> Auxiliary:
    account = the_account(organisation, "411")
    return open_auxiliary(account, code=code, label="Ménage", actor=the_system(organisation))


def an_entry(
    organisation: Organisation,
    amount: str = "499.00",
    *,
    on: date = MAY_5,
    owner: Auxiliary | None = None,
    label: str = "Avis",
    piece: str = "AV1",
) -> Entry:
    """Rent called: 411 owes, 7083 earns."""
    owner = owner or an_auxiliary(organisation)
    return post_entry(
        main_entity(organisation),
        daybook="VE",
        on=on,
        label=label,
        piece=piece,
        sides=[
            Side(owner.account, debit=Decimal(amount), auxiliary=owner),
            Side(the_account(organisation, "7083"), credit=Decimal(amount)),
        ],
        actor=the_system(organisation),
    )


def a_closed_month(entity: LegalEntity, *, month_on: date, actor: Actor) -> ClosedMonth:
    """Closed the day after its end, whatever is left."""
    return close_month(
        entity,
        month_on=month_on,
        closed_on=Month.of(month_on).end,
        reserve="Repris d’un autre outil",
        actor=actor,
    )

"""Example rents and notices, for this room and those above."""

from datetime import date
from decimal import Decimal

from palier.base.ledger.actions import Side, add_entity, needed_account, post_entry
from palier.base.ledger.models import Entry
from palier.base.tenancy.models import LegalEntity, Organisation, Site
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.registers.housing.tests.examples import a_site
from palier.work.billing.actions import (
    issue_rent_run,
    keep_in_books,
    prepare_rent_run,
    record_payment,
    set_term,
)
from palier.work.billing.actions.accounts import users_account
from palier.work.billing.allocating import take_in
from palier.work.billing.models import HouseholdAccount, Payment, RentNotice, RentReview, RentRun
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def terms_of(
    occupancy: Occupancy,
    *,
    rent: str = "438.00",
    charges: str = "61.00",
    benefit: str = "287.00",
    starts_on: date = JANUARY,
) -> Occupancy:
    for kind, amount in (("rent", rent), ("charges", charges), ("benefit", benefit)):
        if Decimal(amount):
            set_term(
                occupancy,
                kind=kind,
                amount=Decimal(amount),
                starts_on=starts_on,
                actor=the_system(occupancy.organisation),
            )
    return occupancy


@played_once
def a_rented_home(organisation: Organisation, **given: object) -> Occupancy:
    """438 of rent, 61 of charges, 287 of benefit: 212 to pay, lived in since January."""
    return terms_of(a_lived_in_contract(organisation, **given))


def a_prepared_run(organisation: Organisation, month: date = MAY) -> RentRun:
    return prepare_rent_run(organisation, month_on=month, actor=the_system(organisation))


def an_issued_run(organisation: Organisation, month: date = MAY) -> RentRun:
    run = a_prepared_run(organisation, month)
    return issue_rent_run(run, actor=the_system(organisation))


@played_once
def a_notice(organisation: Organisation, month: date = MAY) -> RentNotice:
    """The notice of 212.00 for one home, in May."""
    occupancy = a_rented_home(organisation)
    an_issued_run(organisation, month)
    return RentNotice.objects.get(occupancy=occupancy, month=month)


def a_payment(
    account: HouseholdAccount,
    amount: str = "212.00",
    on: date = date(2026, 5, 6),
) -> Payment:
    return record_payment(
        account,
        on=on,
        amount=Decimal(amount),
        means="cash",
        actor=the_system(account.organisation),
    )


def a_credit(account: HouseholdAccount, amount: str, on: date) -> Payment:
    """A credit note that settles what is due, from a day on."""
    return _taken_off(account, amount, on, "7061", Payment.Means.CREDIT)


def a_write_off(account: HouseholdAccount, amount: str, on: date = date(2026, 5, 31)) -> Payment:
    """A debt given up, as the room of losses does it."""
    return _taken_off(account, amount, on, "654", Payment.Means.WRITE_OFF)


def _taken_off(
    account: HouseholdAccount, amount: str, on: date, code: str, means: Payment.Means
) -> Payment:
    actor, less = the_system(account.organisation), Decimal(amount)
    entry = post_entry(
        account.entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=on,
        label=means.label.capitalize(),
        piece="ESSAI",
        sides=[
            Side(needed_account(account.entity, code), debit=less),
            Side(users_account(account.entity), credit=less, auxiliary=account.auxiliary),
        ],
        actor=actor,
    )
    payment = Payment.objects.create(
        organisation=account.organisation,
        account=account,
        on=on,
        amount=less,
        means=means,
        entry=entry,
    )
    take_in([payment], actor=actor)
    return payment


def a_site_of_another_entity(organisation: Organisation) -> tuple[LegalEntity, Site]:
    """The association's SCIC, and the site that is kept in its books."""
    system = the_system(organisation)
    scic = add_entity(organisation, name="Toit SCIC", actor=system)
    return scic, keep_in_books(a_site(organisation, "Le Passage"), entity=scic, actor=system)


def a_review(occupancy: Occupancy) -> RentReview:
    """A rent of 500 € reviewed to 504.36 € from May 2026, as loi n° 89-462, art. 17-1, has it."""
    return RentReview.objects.create(
        organisation=occupancy.organisation,
        occupancy=occupancy,
        anniversary_on=date(2026, 3, 1),
        asked_on=date(2026, 4, 2),
        effective_on=MAY,
        year=2025,
        quarter=3,
        index_before=Decimal("144.51"),
        index_after=Decimal("145.77"),
        before=Decimal("500.00"),
        after=Decimal("504.36"),
    )

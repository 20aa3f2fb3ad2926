from datetime import timedelta
from decimal import Decimal

from palier.base.ledger.actions import Side, post_entry, reverse_entry
from palier.base.ledger.models import Account, Entry
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.walls import today_in
from palier.work.arrears.models import ArrearsCase
from palier.work.arrears.tests.examples import a_case


def credit(organisation, case, amount):
    """Whatever lowers what a household owes, posted by whichever room."""
    entity = main_entity(organisation)
    users = case.account.auxiliary
    return post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=today_in(organisation) - timedelta(days=1),
        label="Moins",
        piece="OD",
        sides=[
            Side(Account.objects.get(entity=entity, code="654"), debit=Decimal(amount)),
            Side(users.account, credit=Decimal(amount), auxiliary=users),
        ],
        actor=the_system(organisation),
    )


def test_whatever_is_posted_on_an_account_is_seen_at_once_on_its_case():
    organisation = an_organisation()
    case = a_case(organisation)
    before = case.debt

    entry = credit(organisation, case, "21.71")
    case.refresh_from_db()
    assert case.debt == before - Decimal("21.71")

    reverse_entry(entry, on=today_in(organisation), actor=the_system(organisation))
    case.refresh_from_db()
    assert case.debt == before


def test_what_is_posted_elsewhere_leaves_a_case_alone():
    organisation = an_organisation()
    case = a_case(organisation)
    ArrearsCase.objects.update(debt=Decimal("1.00"))
    entity = main_entity(organisation)
    cost, bank = (Account.objects.get(entity=entity, code=code) for code in ("654", "5121"))

    post_entry(
        entity,
        daybook=Entry.Daybook.MISCELLANEOUS,
        on=today_in(organisation),
        label="Ailleurs",
        piece="OD",
        sides=[Side(cost, debit=Decimal(5)), Side(bank, credit=Decimal(5))],
        actor=the_system(organisation),
    )

    case.refresh_from_db()
    assert case.debt == 1

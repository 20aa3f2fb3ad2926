"""What may be paid to a principal: its statement, less what was lost since, never more than is held."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from palier.base.journal.events import announce
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.events import BenefitPart, BenefitsSettled
from palier.work.owners.models import MandateMove
from palier.work.owners.reads import untold_shares
from palier.work.owners.rendering import least_held_from, standings
from palier.work.owners.tests.examples import a_cashed_month, a_mandate
from palier.work.owners.tests.test_render_statement import _render

TODAY = date(2026, 6, 3)
BEFORE, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=2)


def moved(account, *told):
    """Moves since the statement: kind, day, euros, and the rank of the one that it undoes."""
    made = []
    entry = account.moves.first().entry
    for kind, on, amount, *undoes in told:
        made.append(
            MandateMove.objects.create(
                organisation=account.organisation,
                account=account,
                kind=kind,
                on=on,
                label="x",
                amount=Decimal(amount),
                entry=entry,
                undoes=made[undoes[0]] if undoes else None,
            )
        )


@pytest.mark.parametrize(
    ("told", "payable"),
    [
        ([], "212"),
        ([("receipt", BEFORE, "50")], "212"),  # it waits for its statement
        ([("receipt", BEFORE, "-18.42")], "193.58"),  # a rent undone since
        ([("receipt", BEFORE, "-18.42"), ("receipt", LATER, "300")], "193.58"),
        ([("receipt", BEFORE, "50"), ("receipt", BEFORE, "-50")], "212"),
        ([("receipt", BEFORE, "50"), ("receipt", LATER, "-80")], "182"),
        ([("expense", BEFORE, "-90")], "122"),
        ([("expense", BEFORE, "-90"), ("expense", BEFORE, "90", 0)], "212"),
        ([("expense", BEFORE, "60"), ("expense", BEFORE, "-60", 0)], "212"),  # a credit undone
        ([("expense", BEFORE, "-90"), ("expense", BEFORE, "60")], "122"),
        ([("kept", BEFORE, "120"), ("kept", BEFORE, "-120", 0)], "212"),
        ([("payment", LATER, "-212")], "0"),
        ([("payment", BEFORE, "-212"), ("payment", BEFORE, "212", 0)], "212"),
    ],
)
def test_it_is_the_statement_less_what_was_lost_since(told, payable):
    organisation = an_organisation()
    account = a_mandate(organisation, percent="0")
    a_cashed_month(organisation, account)
    _render(account)
    moved(account, *told)

    standing = standings([account], TODAY)[account.pk]

    assert standing.payable == Decimal(payable)
    assert standing.payable <= max(least_held_from(account, TODAY), Decimal(0))


def test_before_anything_has_moved_nothing_is_held():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    day = account.moves.order_by("on").first().on

    assert least_held_from(account, day - timedelta(days=1)) == 0


def test_an_aid_of_a_month_gone_by_that_no_slip_has_told_is_said_on_the_fund(client):
    """287 of aid are called for May: nothing to say in May, all of it in June until it is told."""
    organisation = an_organisation()
    account = a_mandate(organisation)
    notice = a_cashed_month(organisation, account)
    entity, system = main_entity(organisation), the_system(organisation)
    may, june = date(2026, 5, 31), date(2026, 6, 30)

    assert (untold_shares(entity, may), untold_shares(entity, june)) == (0, 287)
    part = BenefitPart(notice.pk, "Diallo", Decimal(187))
    announce(BenefitsSettled([part], TODAY, in_fund=True, actor=system))
    assert untold_shares(entity, june) == 100
    come_in(client, organisation, "accountant")
    page = client.get("/proprietaires/mandats/").content.decode()
    assert "dont aucun bordereau ne dit à qui" in page

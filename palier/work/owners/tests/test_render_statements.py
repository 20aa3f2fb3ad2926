from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Figure
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.models import Body
from palier.work.billing.tests.examples import an_issued_run
from palier.work.owners import reads
from palier.work.owners.actions import (
    NewMove,
    pay_principals,
    record_mandate_moves,
    render_statement,
    render_statements,
)
from palier.work.owners.models import MandateAccount, MandateMove, OwnerStatement
from palier.work.owners.rendering import held_for, standings, sums_of
from palier.work.owners.tests.examples import a_mandate, the_fund

MAY_31, JUNE_1 = date(2026, 5, 31), date(2026, 6, 1)


def three():
    """Three mandates: two of which May was cashed, one of which nothing moved."""
    organisation = an_organisation()
    accounts = [a_mandate(organisation) for _ in range(3)]
    Figure.objects.create(
        organisation=organisation, code="owners.with_vat", value="yes", starts_on=date(2024, 1, 1)
    )
    an_issued_run(organisation)
    cash(organisation, accounts[:2])
    return organisation, accounts


def cash(organisation, accounts):
    record_mandate_moves(
        organisation,
        moves=[
            NewMove(account, date(2026, 5, 6), "Loyer de mai", Decimal("212.00"), True)
            for account in accounts
        ],
        actor=the_system(organisation),
    )


def render(organisation, role="rental_manager", **given):
    return render_statements(
        organisation,
        accounts=list(MandateAccount.objects.filter(organisation=organisation)),
        last_on=given.get("last_on", MAY_31),
        made_on=given.get("made_on", JUNE_1),
        actor=someone_as(organisation, role),
    )


def told(statement):
    names = ("first_on", "last_on", "opening", "receipts", "expenses", "fees", "vat", "paid")
    names += ("closing", "unpaid", "deposits")
    return {name: getattr(statement, name) for name in names}


def test_all_are_rendered_at_once_to_the_cent_and_whoever_moved_nothing_is_left():
    organisation, accounts = three()

    made = render(organisation)

    assert [each.account for each in made] == accounts[:2]
    assert [each.number for each in made] == [1, 2]
    # 8 % of 212.00 = 16.96, and 20 % of VAT = 3.39
    for each in OwnerStatement.objects.all():
        assert (each.receipts, each.fees, each.vat, each.closing) == (
            Decimal("212.00"), Decimal("20.35"), Decimal("3.39"), Decimal("191.65"),
        )  # fmt: skip
        assert each.moves.count() == 2
    assert not MandateMove.objects.filter(statement=None).exists()
    for account in accounts:
        assert sums_of(account).closing == held_for(account)


def test_all_at_once_is_what_one_by_one_is():
    organisation, _ = three()
    render(organisation)
    at_once = [told(each) for each in OwnerStatement.objects.order_by("account")]
    entries = list(Entry.objects.filter(label__startswith="Honoraires").values_list("on", "piece"))

    other, others = three()
    for account in others[:2]:
        render_statement(
            account, last_on=MAY_31, made_on=JUNE_1, actor=someone_as(other, "rental_manager")
        )

    rows = OwnerStatement.objects.filter(organisation=other).order_by("account")
    assert [told(each)["closing"] for each in rows] == [each["closing"] for each in at_once]
    assert [told(each)["unpaid"] for each in rows] == [each["unpaid"] for each in at_once]
    assert len(entries) == 2


def test_twice_a_day_to_come_or_another_trade_is_refused_and_nothing_is_rendered():
    organisation, _ = three()
    with pytest.raises(Refused, match="jours passés"):
        render(organisation, last_on=date(2026, 6, 2))
    with pytest.raises(PermissionDenied):
        render(organisation, role="social_worker")
    assert not OwnerStatement.objects.exists()

    render(organisation)
    with pytest.raises(Refused, match="Aucun compte rendu à faire"):
        render(organisation)
    assert OwnerStatement.objects.count() == 2


def test_many_cost_no_more_queries_than_two():
    organisation, _ = three()
    with CaptureQueriesContext(connection) as two:
        render(organisation)
    other = an_organisation()
    cash(other, [a_mandate(other) for _ in range(6)])
    with CaptureQueriesContext(connection) as six:
        render(other)
    assert OwnerStatement.objects.filter(organisation=other).count() == 6
    assert len(six) <= len(two)


PAGE = "/proprietaires/mandats/rendre-compte/"


def test_what_would_be_rendered_is_shown_then_rendered(client):
    organisation, _ = three()
    come_in(client, organisation, "rental_manager")
    assert PAGE in client.get("/proprietaires/mandats/").content.decode()
    assert client.get(PAGE).status_code == 200

    shown = client.post(PAGE, {"last_on": "2026-05-31"})

    assert not OwnerStatement.objects.exists()
    # twice 212.00, less 20.35 of fees each
    for told in ("424,00", "−\u00a040,70", "383,30", "Rendre ces comptes"):
        assert told in shown.content.decode(), told
    assert "pas la fin d’un mois" not in shown.content.decode()
    answer = client.post(PAGE, {"last_on": "2026-05-31", "seen": mark_of(shown)})
    assert answer.status_code == 302
    assert [each.closing for each in OwnerStatement.objects.all()] == [Decimal("191.65")] * 2


def mark_of(page):
    return page.context["form"].data["seen"]


def test_a_payment_that_comes_between_is_shown_before_the_yes(client):
    organisation, accounts = three()
    come_in(client, organisation, "rental_manager")
    shown = client.post(PAGE, {"last_on": "2026-05-30"})
    assert "pas la fin d’un mois" in shown.content.decode()
    cash(organisation, accounts[2:])

    again = client.post(PAGE, {"last_on": "2026-05-30", "seen": mark_of(shown)})

    assert "n’est plus ce que vous avez lu" in again.content.decode()
    assert not OwnerStatement.objects.exists()
    client.post(PAGE, {"last_on": "2026-05-30", "seen": mark_of(again)})
    assert OwnerStatement.objects.count() == 3


def test_when_nobody_waits_the_page_says_so_at_once_and_a_host_does_not_see_it(client):
    organisation, _ = three()
    come_in(client, organisation, "rental_manager")
    answer = client.post(PAGE, {"last_on": "2026-04-30"}).content.decode()
    assert "Aucun compte rendu à faire" in answer
    assert "Voir ces comptes" in answer
    come_in(client, organisation, "host")
    assert client.post(PAGE, {"last_on": "2026-05-31"}).status_code in (403, 404)
    assert not OwnerStatement.objects.exists()


def test_what_is_paid_tomorrow_is_held_today_as_the_fund_says():
    organisation, accounts = three()
    render(organisation)
    pay_principals(
        the_fund(organisation),
        accounts=accounts[:1],
        on=date(2026, 6, 3),
        made_on=JUNE_1,
        actor=someone_as(organisation, "accountant"),
    )

    today = standings(accounts, date(2026, 6, 2))[accounts[0].pk]
    tomorrow = standings(accounts, date(2026, 6, 3))[accounts[0].pk]

    assert (today.held, today.payable) == (Decimal("191.65"), Decimal(0))
    assert (tomorrow.held, tomorrow.payable) == (Decimal(0), Decimal(0))
    assert reads.fund_of(main_entity(organisation), date(2026, 6, 2)).theirs == Decimal("383.30")


def test_whatever_their_names_the_yes_is_for_what_was_shown_and_for_no_other_day(client):
    organisation, accounts = three()
    for account, name in zip(accounts, ("Zola", "Abadie", "Martin"), strict=True):
        Body.objects.filter(pk=account.holding.owner_id).update(name=name, sort_name=name.lower())
    assert len({account.holding.owner_id for account in accounts}) == 3
    come_in(client, organisation, "rental_manager")
    shown = client.post(PAGE, {"last_on": "2026-05-30"})

    other = client.post(PAGE, {"last_on": "2026-05-29", "seen": mark_of(shown)})

    assert "n’est plus ce que vous avez lu" in other.content.decode()
    assert not OwnerStatement.objects.exists()
    client.post(PAGE, {"last_on": "2026-05-29", "seen": mark_of(other)})
    assert {each.last_on for each in OwnerStatement.objects.all()} == {date(2026, 5, 29)}
    assert OwnerStatement.objects.count() == 2

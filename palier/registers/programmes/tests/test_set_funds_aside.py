from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import reverse_entry_by_hand
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as
from palier.registers.programmes.actions import record_agreement, set_funds_aside
from palier.registers.programmes.models import FundMove
from palier.registers.programmes.tests.examples import (
    DECEMBER,
    JUNE,
    a_programme,
    an_agreement,
    kept_funds,
    used_funds,
)


@pytest.mark.parametrize(
    ("amount", "reason", "said"),
    [("0", "x", "montant positif"), ("-3", "x", "montant positif"), ("9", " ", "Dites pourquoi")],
)
def test_nothing_or_without_a_reason_is_refused(amount, reason, said):
    organisation = an_organisation()

    with pytest.raises(Refused, match=said):
        set_funds_aside(
            an_agreement(organisation),
            on=DECEMBER,
            amount=Decimal(amount),
            reason=reason,
            actor=someone_as(organisation, "accountant"),
        )

    assert not FundMove.objects.exists()
    assert not Entry.objects.exists()


def test_its_entry_is_not_reversed_by_hand():
    organisation = an_organisation()
    move = kept_funds(organisation)

    with pytest.raises(Refused, match="fonds dédiés"):
        reverse_entry_by_hand(move.entry, on=JUNE, actor=someone_as(organisation, "accountant"))

    assert Entry.objects.count() == 1


def test_the_books_carry_it_into_the_next_year():
    organisation = an_organisation()
    kept_funds(organisation)

    assert balance_of(main_entity(organisation), "194", on=date(2028, 1, 1)) == -1200


def test_the_accountant_reaches_the_page_and_a_volunteer_does_not(client):
    organisation = an_organisation()
    agreement = kept_funds(organisation).agreement
    pages = [
        f"/dispositifs/{agreement.programme_id}/",
        f"/dispositifs/conventions/{agreement.pk}/reporter/",
        f"/dispositifs/conventions/{agreement.pk}/utiliser/",
    ]

    for role, answers in (("accountant", {200}), ("volunteer", {403, 404})):
        user = a_user()
        a_member(organisation, role, user=user)
        client.force_login(user)
        session = client.session
        session["organisation"] = organisation.pk
        session.save()
        assert {client.get(page).status_code for page in pages} <= answers


@pytest.mark.parametrize(
    ("money", "codes"),
    [
        ("grant", ("194", "6894", "7894")),
        ("contribution", ("195", "6895", "7895")),
        ("generosity", ("196", "6896", "7896")),
    ],
)
def test_each_money_has_its_own_accounts(money, codes):
    """Règlement ANC 2018-06, art. 132-1 and its chart."""
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    agreement = record_agreement(
        a_programme(organisation),
        reference="2026-F",
        starts_on=date(2026, 1, 1),
        money=money,
        actor=someone_as(organisation, "director"),
    )

    set_funds_aside(
        agreement, on=DECEMBER, amount=Decimal("1200.00"), reason="Report", actor=accountant
    )
    used_funds(organisation, agreement, "500.00")

    entity = main_entity(organisation)
    assert [balance_of(entity, code, on=JUNE) for code in codes] == [-700, 1200, -500]

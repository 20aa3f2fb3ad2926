from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.tests.examples import a_bank_account
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.work.owners.actions import deduct_from_rent, pay_owner_dues, undo_owner_due
from palier.work.owners.models import OwnerDue
from palier.work.owners.tests.examples import a_head_lease
from palier.work.owners.tests.test_call_owner_dues import _call
from palier.work.titles.tests.examples import a_holding

MAY_6 = date(2026, 5, 6)


def deducted(organisation, holding, amount="120.00", agreed="Courriel du 2 mai", **given):
    return deduct_from_rent(
        holding,
        **{
            "amount": Decimal(amount),
            "label": "Volet remplacé",
            "on": MAY_6,
            "agreed": agreed,
            "actor": someone_as(organisation, "accountant"),
            **given,
        },
    )


def paid(organisation):
    return pay_owner_dues(
        a_bank_account(organisation),
        dues=list(OwnerDue.objects.all()),
        on=MAY_6,
        made_on=MAY_6,
        actor=someone_as(organisation, "accountant"),
    )


def test_it_comes_off_the_next_transfer_and_off_our_costs():
    """Code civil, art. 1347: two debts set against each other go out together."""
    organisation = an_organisation()
    holding = a_head_lease(organisation)
    _call(organisation)

    deducted(organisation, holding)
    batch = paid(organisation)

    assert batch.items.get().amount == 330
    entity = main_entity(organisation)
    assert [balance_of(entity, code, on=MAY_6) for code in ("401", "615", "6132")] == [
        0, -120, 450,
    ]  # fmt: skip


def test_more_than_what_is_due_waits_for_the_next_rent():
    organisation = an_organisation()
    holding = a_head_lease(organisation)
    _call(organisation)
    deducted(organisation, holding, "600.00")

    with pytest.raises(Refused, match="de plus que ce qui lui est dû"):
        paid(organisation)

    assert OwnerDue.objects.filter(item=None).count() == 2


def test_undone_it_is_owed_again():
    organisation = an_organisation()
    due = deducted(organisation, a_head_lease(organisation))

    undo_owner_due(due, on=MAY_6, reason="Refusé", actor=someone_as(organisation, "accountant"))

    assert balance_of(main_entity(organisation), "615", on=MAY_6) == 0


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"amount": Decimal(0)}, "positif"),
        ({"agreed": " "}, "comment le propriétaire"),
        ({"label": ""}, "Dites ce que c’est"),
    ],
)
def test_without_an_agreement_or_a_sum_it_is_refused_and_nothing_is_posted(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        deducted(organisation, a_head_lease(organisation), **given)

    assert not OwnerDue.objects.exists()


def test_a_mandate_has_no_rent_of_ours():
    organisation = an_organisation()

    with pytest.raises(Refused, match="Sous mandat"):
        deducted(organisation, a_holding(organisation, kind="mandate"))

    assert not OwnerDue.objects.exists()


def test_who_may_not():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied, match="rôle"):
        deducted(organisation, a_head_lease(organisation), actor=someone_as(organisation, "host"))

    assert not OwnerDue.objects.exists()

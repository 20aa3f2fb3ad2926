import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.suppliers.actions import confirm_supplier_bank, set_supplier_bank
from palier.work.suppliers.tests.examples import IBAN, MAY_20, a_paid_supplier, a_supplier


def test_another_person_confirms_and_it_may_be_paid():
    assert a_paid_supplier(an_organisation()).may_be_paid


@pytest.mark.parametrize(
    ("case", "end", "words"),
    [
        ("same", "0185", "une autre personne"),
        ("other", "0186", "derniers signes"),
        ("other", "5", "derniers signes"),
        ("none", "0185", "Aucun IBAN"),
    ],
)
def test_by_oneself_or_with_other_figures_it_is_refused(case, end, words):
    organisation = an_organisation()
    user = a_user()
    account = a_supplier(organisation)
    if case != "none":
        account = set_supplier_bank(
            account,
            holder="Aubanel",
            iban=IBAN,
            told_on=MAY_20,
            actor=someone_as(organisation, "accountant", user=user),
        )
    by = user if case == "same" else a_user()

    with pytest.raises(Refused, match=words):
        confirm_supplier_bank(
            account, iban_end=end, actor=someone_as(organisation, "accountant", user=by)
        )

    account.refresh_from_db()
    assert not account.may_be_paid


def test_who_may_not():
    organisation = an_organisation()
    account = a_paid_supplier(organisation)

    with pytest.raises(PermissionDenied, match="rôle"):
        confirm_supplier_bank(account, iban_end="0185", actor=someone_as(organisation, "host"))

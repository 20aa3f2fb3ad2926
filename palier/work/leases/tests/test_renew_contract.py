from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import renew_contract
from palier.work.leases.tests.examples import a_lived_in_contract

MAY = date(2026, 5, 4)


def test_a_student_stays_one_more_year():
    """CCH art. L631-12: one year, renewable."""
    organisation = an_organisation()
    contract = a_lived_in_contract(organisation, regime="student")

    contract = renew_contract(
        contract,
        on=MAY,
        term_on=date(2028, 1, 1),
        actor=someone_as(organisation, "rental_manager"),
    )

    assert contract.term_on == date(2028, 1, 1)


@pytest.mark.parametrize(
    ("regime", "term_on", "because"),
    [
        ("student", date(2028, 1, 2), "Au plus 12 mois"),
        ("student", date(2027, 1, 1), "vient après"),
        ("pitch", date(2026, 9, 1), "demandez une dérogation.*2019-1478"),
        ("loi89", date(2040, 1, 1), "se poursuit sans"),
        ("shelter", date(2027, 1, 1), "se poursuit sans"),
    ],
)
def test_what_goes_on_otherwise_is_not_renewed(regime, term_on, because):
    organisation = an_organisation()
    contract = a_lived_in_contract(organisation, regime=regime)
    before = contract.term_on

    with pytest.raises(Refused, match=because):
        renew_contract(
            contract, on=MAY, term_on=term_on, actor=someone_as(organisation, "rental_manager")
        )

    contract.refresh_from_db()
    assert contract.term_on == before

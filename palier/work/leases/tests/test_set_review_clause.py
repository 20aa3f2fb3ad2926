from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import set_review_clause
from palier.work.leases.tests.examples import a_draft, a_lived_in_contract


def test_a_lease_follows_the_index_of_its_quarter():
    organisation = an_organisation()

    contract = set_review_clause(
        a_draft(organisation), index_quarter=3, actor=someone_as(organisation, "rental_manager")
    )

    assert (contract.index_quarter, contract.starts_on) == (3, date(2026, 1, 1))


@pytest.mark.parametrize("regime", ["logement_foyer", "social_lease", "shelter"])
def test_a_regime_that_is_not_reviewed_this_way_says_so(regime):
    organisation = an_organisation()
    contract = a_lived_in_contract(organisation, regime=regime)

    with pytest.raises(Refused, match="ne suit pas l’IRL"):
        set_review_clause(
            contract, index_quarter=2, actor=someone_as(organisation, "rental_manager")
        )

    contract.refresh_from_db()
    assert contract.index_quarter is None

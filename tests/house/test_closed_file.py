"""A file closes when nobody works for it any more; a debt does not keep it open, nor vanish."""

from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.actions import close_household
from palier.work.billing.models import HouseholdAccount
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import a_notice
from palier.work.leases.actions import end_occupancy
from palier.work.support.actions import end_measure
from palier.work.support.tests.examples import a_measure

JULY = date(2026, 7, 1)


def test_a_measure_and_a_contract_keep_it_open_and_a_debt_survives_it():
    organisation = an_organisation()
    notice = a_notice(organisation)
    household = notice.occupancy.household
    measure, worker = a_measure(organisation, household), someone_as(organisation, "social_worker")
    given = {"closed_on": JULY, "closed_because": "Partie", "actor": worker}

    with pytest.raises(Refused, match="encore un contrat"):
        close_household(household, **given)
    end_occupancy(
        notice.occupancy, ends_on=JULY, end_reason="own_home", actor=the_system(organisation)
    )
    with pytest.raises(Refused, match="encore ouverte"):
        close_household(household, **given)
    end_measure(
        measure, ends_on=JULY, end_reason="goal_met", destination="private_home", actor=worker
    )
    before = owed_by(HouseholdAccount.objects.get(household=household))

    close_household(household, **given)

    assert before > 0
    assert owed_by(HouseholdAccount.objects.get(household=household)) == before

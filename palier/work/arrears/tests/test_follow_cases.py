from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.work.arrears.actions import follow_cases, pause_case
from palier.work.arrears.models import ArrearsCase
from palier.work.arrears.tests.examples import a_case


def test_a_person_takes_on_what_was_found():
    organisation = an_organisation()
    case, user = a_case(organisation), a_user()

    follow_cases(
        organisation, cases=[case], actor=someone_as(organisation, "rental_manager", user=user)
    )

    case.refresh_from_db()
    assert (case.state, case.worker) == ("followed", user)


def test_nothing_chosen_or_no_longer_waiting_is_refused():
    organisation = an_organisation()
    case, actor = a_case(organisation), the_system(organisation)

    with pytest.raises(Refused, match="au moins un"):
        follow_cases(organisation, cases=[], actor=actor)
    follow_cases(organisation, cases=[case], actor=actor)
    with pytest.raises(Refused, match="suivi"):
        follow_cases(organisation, cases=[case], actor=actor)


def test_a_colleagues_pause_is_not_ended_by_the_way():
    organisation = an_organisation()
    case, actor = a_case(organisation), the_system(organisation)
    pause_case(case, because="FSL", until=date(2026, 7, 1), on=date(2026, 6, 1), actor=actor)

    with pytest.raises(Refused, match="en pause"):
        follow_cases(organisation, cases=[case], actor=actor)

    assert ArrearsCase.objects.get().paused_because == "FSL"

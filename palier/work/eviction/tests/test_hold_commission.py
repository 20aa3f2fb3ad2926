from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import give_opinion, hold_commission, note_commission_attendance
from palier.work.eviction.models import Commission
from palier.work.eviction.papers import minutes_pdf
from palier.work.eviction.tests.examples import (
    a_commission,
    a_commission_case,
    a_commission_member,
    a_landlord,
)


def _hold(commission, on=date(2026, 6, 9), role="social_worker"):
    return hold_commission(
        commission, held_on=on, minutes="RAS", actor=someone_as(commission.organisation, role)
    )


def _ready(organisation):
    commission, actor = a_commission(organisation), the_system(organisation)
    case = a_commission_case(commission)
    give_opinion(case, opinion="Un plan.", given_on=date(2026, 6, 9), actor=actor)
    member = a_commission_member(organisation, a_landlord(organisation), sees="own")
    note_commission_attendance(commission, present=[member], actor=actor)
    return commission


def test_the_minutes_are_kept():
    organisation = an_organisation()

    commission = _hold(_ready(organisation))

    assert (commission.held_on, commission.minutes) == (date(2026, 6, 9), "RAS")
    assert minutes_pdf(commission, list(commission.cases.all())).startswith(b"%PDF")


def test_without_an_opinion_or_anyone_present_it_is_refused():
    organisation = an_organisation()
    commission = a_commission(organisation)
    case = a_commission_case(commission)

    with pytest.raises(Refused, match="n’a pas d’avis"):
        _hold(commission)
    give_opinion(
        case, opinion="Un plan.", given_on=date(2026, 6, 9), actor=the_system(organisation)
    )
    with pytest.raises(Refused, match="qui était présent"):
        _hold(commission)

    assert Commission.objects.get().held_on is None


def test_too_early_or_twice_is_refused():
    commission = _ready(an_organisation())

    with pytest.raises(Refused, match="pas encore eu lieu"):
        _hold(commission, on=date(2026, 6, 8))
    _hold(commission)
    with pytest.raises(Refused, match="close"):
        _hold(commission)

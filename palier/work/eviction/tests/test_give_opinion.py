from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.eviction.actions import give_opinion
from palier.work.eviction.models import CommissionCase
from palier.work.eviction.tests.examples import a_commission, a_commission_case


def _give(
    case, opinion="Un plan et un accompagnement.", on=date(2026, 6, 9), role="social_worker"
):
    return give_opinion(
        case, opinion=opinion, given_on=on, actor=someone_as(case.organisation, role)
    )


def test_the_commission_says_what_it_thinks():
    case = _give(a_commission_case(a_commission(an_organisation())))

    assert (case.opinion, case.given_on) == ("Un plan et un accompagnement.", date(2026, 6, 9))


def test_without_words_or_before_the_session_it_is_refused():
    case = a_commission_case(a_commission(an_organisation()))

    with pytest.raises(Refused, match="en mots"):
        _give(case, opinion=" ")
    with pytest.raises(Refused, match="pas encore eu lieu"):
        _give(case, on=date(2026, 6, 8))

    assert CommissionCase.objects.get().opinion == ""

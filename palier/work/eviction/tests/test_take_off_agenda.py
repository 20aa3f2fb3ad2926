from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import give_opinion, take_off_agenda
from palier.work.eviction.models import CommissionCase
from palier.work.eviction.tests.examples import a_commission, a_commission_case


def test_it_will_not_be_looked_at():
    organisation = an_organisation()
    case = a_commission_case(a_commission(organisation))

    take_off_agenda(case, actor=someone_as(organisation, "lawyer"))

    assert not CommissionCase.objects.exists()


def test_an_opinion_given_stays():
    organisation = an_organisation()
    case, actor = a_commission_case(a_commission(organisation)), the_system(organisation)
    give_opinion(case, opinion="Plan.", given_on=date(2026, 6, 9), actor=actor)

    with pytest.raises(Refused, match="déjà rendu"):
        take_off_agenda(case, actor=actor)

    assert CommissionCase.objects.count() == 1

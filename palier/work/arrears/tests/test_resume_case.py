from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import pause_case, resume_case
from palier.work.arrears.models import ArrearsCase
from palier.work.arrears.tests.examples import JUNE_1, a_case


def test_a_paused_case_is_followed_again():
    organisation = an_organisation()
    case, actor = a_case(organisation), someone_as(organisation, "rental_manager")
    pause_case(case, because="APL en attente", until=date(2026, 7, 1), on=JUNE_1, actor=actor)

    resume_case(case, actor=actor)

    found = ArrearsCase.objects.get()
    assert (found.state, found.paused_until, found.paused_because) == ("followed", None, "")


def test_what_is_not_paused_is_not_resumed():
    organisation = an_organisation()
    case = a_case(organisation)

    with pytest.raises(Refused, match="pas en pause"):
        resume_case(case, actor=the_system(organisation))

    assert ArrearsCase.objects.get().state == "found"

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import close_case
from palier.work.arrears.models import ArrearsCase
from palier.work.arrears.tests.examples import JUNE_1, a_case


def test_a_case_ends_in_words():
    organisation = an_organisation()

    case = close_case(
        a_case(organisation),
        closing="elsewhere",
        closed_on=JUNE_1,
        actor=someone_as(organisation, "social_worker"),
    )

    assert (case.state, case.closing, case.closed_on) == ("closed", "elsewhere", JUNE_1)


def test_a_debt_is_not_said_paid_by_hand_nor_a_case_closed_twice():
    organisation = an_organisation()
    case, actor = a_case(organisation), the_system(organisation)

    with pytest.raises(Refused, match="d’elle-même"):
        close_case(case, closing="healed", closed_on=JUNE_1, actor=actor)
    assert ArrearsCase.objects.get().state == "found"
    close_case(case, closing="mistake", closed_on=JUNE_1, actor=actor)
    with pytest.raises(Refused, match="clos"):
        close_case(case, closing="mistake", closed_on=JUNE_1, actor=actor)

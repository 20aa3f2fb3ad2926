import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.work.arrears.actions import close_case, entrust_case
from palier.work.arrears.models import ArrearsCase
from palier.work.arrears.tests.examples import JUNE_1, a_case


def test_someone_else_follows_it():
    organisation = an_organisation()
    case, colleague = a_case(organisation), a_user()

    entrust_case(case, worker=colleague, actor=someone_as(organisation, "social_worker"))

    assert ArrearsCase.objects.get().worker == colleague


def test_a_closed_case_is_nobodys_any_more():
    organisation = an_organisation()
    case, actor = a_case(organisation), the_system(organisation)
    close_case(case, closing="elsewhere", closed_on=JUNE_1, actor=actor)

    with pytest.raises(Refused, match="clos"):
        entrust_case(case, worker=a_user(), actor=actor)

    assert ArrearsCase.objects.get().worker is None

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import comment_plan
from palier.work.casework.tests.examples import MAY_2, a_plan, a_worker


def test_what_the_person_says_is_kept_with_the_plan():
    organisation = an_organisation()
    plan = a_plan(organisation)

    comment_plan(plan, on=MAY_2, words=" Je préfère le centre. ", actor=a_worker(organisation))

    assert plan.comments.get().words == "Je préfère le centre."


def test_no_word_is_refused():
    organisation = an_organisation()
    plan = a_plan(organisation)

    with pytest.raises(Refused, match="quelques mots"):
        comment_plan(plan, on=MAY_2, words=" ", actor=a_worker(organisation))

    assert not plan.comments.exists()

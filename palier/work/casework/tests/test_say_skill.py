import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import say_skill
from palier.work.casework.models import SkillStatement
from palier.work.casework.tests.examples import MAY_2, a_worker


def test_the_last_word_stands_and_the_earlier_one_is_kept():
    organisation = an_organisation()
    household, worker = a_household(organisation), a_worker(organisation)

    for said in ("to_see", "knows"):
        say_skill(household, on=MAY_2, skill="read_notice", said=said, actor=worker)

    assert list(household.skills.order_by("pk").values_list("said", flat=True)) == [
        "to_see",
        "knows",
    ]


def test_a_skill_of_no_list_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="pas dans la liste"):
        say_skill(
            a_household(organisation),
            on=MAY_2,
            skill="obeir",
            said="knows",
            actor=a_worker(organisation),
        )

    assert not SkillStatement.objects.exists()

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import hand_over, remove_handout
from palier.work.casework.models import Handout
from palier.work.casework.tests.examples import MAY_2, a_handout, a_worker


def test_the_version_that_it_replaced_holds_again():
    organisation = an_organisation()
    old = a_handout(organisation, version="2025")
    wrong = a_handout(organisation, version="2062")

    remove_handout(wrong, actor=someone_as(organisation, "supervisor"))

    assert [(each.pk, each.is_current) for each in Handout.objects.all()] == [(old.pk, True)]


def test_a_version_that_was_handed_over_stays():
    organisation = an_organisation()
    handout = a_handout(organisation)
    hand_over(
        a_household(organisation),
        handout=handout,
        given_to="Awa Diallo",
        on=MAY_2,
        actor=a_worker(organisation),
    )

    with pytest.raises(Refused, match="a été remise"):
        remove_handout(handout, actor=someone_as(organisation, "supervisor"))

    assert Handout.objects.get().is_current

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_household
from palier.work.eviction.models import Reception
from palier.work.eviction.tests.examples import a_reception, a_session


def test_someone_may_be_received_without_a_name():
    reception = a_reception(a_session(an_organisation()), name="")

    assert (reception.name, reception.household) == ("", None)


def test_a_household_is_received_under_its_name_once():
    organisation = an_organisation()
    session, household = a_session(organisation), a_household(organisation)

    assert a_reception(session, household=household, name="").name == household.name
    with pytest.raises(Refused, match="déjà inscrit"):
        a_reception(session, household=household)

    assert Reception.objects.count() == 1


def test_a_full_session_or_no_subject_is_refused():
    session = a_session(an_organisation(), places=1)
    with pytest.raises(Refused, match="pour quoi"):
        a_reception(session, subject_words=" ")
    a_reception(session)

    with pytest.raises(Refused, match="pleine"):
        a_reception(session, name="M. K.")

    assert Reception.objects.count() == 1

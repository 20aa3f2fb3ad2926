from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import record_protection
from palier.registers.people.models import Protection
from palier.registers.people.reads import signing_guardian
from palier.registers.people.tests.examples import a_household

MAY_2 = date(2026, 5, 2)


def _record(organisation, person, **given):
    usual = {"kind": "guardianship", "guardian": "UDAF 13", "signs": True, "starts_on": MAY_2}
    worker = someone_as(organisation, "social_worker")
    return record_protection(person, actor=worker, **{**usual, **given})


def test_from_its_day_on_every_room_may_ask_who_signs():
    organisation = an_organisation()
    person = a_household(organisation).members.get().person

    _record(organisation, person, pays=True)

    assert signing_guardian(person.pk, MAY_2) == "tutelle, UDAF 13"
    assert signing_guardian(person.pk, date(2026, 5, 1)) == ""


def test_one_that_does_not_sign_is_not_asked_to():
    organisation = an_organisation()
    person = a_household(organisation).members.get().person

    _record(organisation, person, kind="masp", signs=False)

    assert signing_guardian(person.pk, MAY_2) == ""


@pytest.mark.parametrize(
    ("given", "words"),
    [({"guardian": " "}, "qui exerce"), ({"ends_on": MAY_2}, "avant le début")],
)
def test_nobody_or_an_end_before_its_start_is_refused(given, words):
    organisation = an_organisation()
    person = a_household(organisation).members.get().person

    with pytest.raises(Refused, match=words):
        _record(organisation, person, **given)

    assert not Protection.objects.exists()


def test_the_same_protection_does_not_run_twice():
    organisation = an_organisation()
    person = a_household(organisation).members.get().person
    _record(organisation, person)

    with pytest.raises(Refused, match="court déjà"):
        _record(organisation, person, guardian="Mme Petit")

    assert Protection.objects.count() == 1

from datetime import timedelta

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import plan_shift
from palier.work.residences.models import Shift
from palier.work.residences.tests.examples import EVENING, a_shift


def _plan(organisation, role="host", **given):
    told = {
        "user": a_user(),
        "duty": "on_call",
        "starts_at": EVENING,
        "ends_at": EVENING + timedelta(hours=14),
        "phone": "06 00 00 00 09",
    } | given
    return plan_shift(organisation, actor=someone_as(organisation, role), **told)


def test_someone_answers_at_night():
    shift = _plan(an_organisation())

    assert shift.site is None
    assert shift.hours.lower == EVENING


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ends_at": EVENING}, "avant le début"),
        ({"ends_at": EVENING + timedelta(days=9)}, "huit jours"),
        ({"phone": ""}, "numéro"),
        ({"duty": "host"}, "quelle maison"),
    ],
)
def test_what_cannot_be_is_refused(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _plan(organisation, **given)
    assert not Shift.objects.exists()


def test_nobody_is_twice_on_call_at_once():
    organisation = an_organisation()
    shift = a_shift(organisation)

    with pytest.raises(Refused, match="déjà prise"):
        _plan(organisation, user=shift.user)
    assert Shift.objects.count() == 1


def test_whoever_is_on_call_for_all_shows_to_those_of_one_house():
    organisation = an_organisation()
    a_shift(organisation)
    a_shift(organisation, duty="host", site=a_site(organisation))
    actor = someone_as(organisation, "host")
    elsewhere = type(actor)(**{**vars(actor), "sites": frozenset({0})})

    assert [each.duty for each in Shift.objects.visible_to(elsewhere)] == ["on_call"]

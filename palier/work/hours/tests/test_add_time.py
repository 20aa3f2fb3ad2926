import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.hours.actions import add_time
from palier.work.hours.models import Spent
from palier.work.hours.tests.examples import MAY_2, a_time


def test_what_no_act_tells():
    row = a_time(an_organisation(), kind="reporting", words=" Tableau trimestriel ")
    assert (row.kind, row.minutes, row.words, row.act) == (
        "reporting",
        30,
        "Tableau trimestriel",
        "",
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"minutes": 0}, "1 minute"),
        ({"minutes": 721}, "1 minute"),
        ({"kind": "sleep"}, "ce que vous faisiez"),
    ],
)
def test_impossible_times_are_refused(given, told):
    with pytest.raises(Refused, match=told):
        a_time(an_organisation(), **given)
    assert not Spent.objects.exists()


def test_a_day_holds_twenty_four_hours():
    organisation, user = an_organisation(), a_user()
    for _ in range(2):
        a_time(organisation, user, minutes=720)
    with pytest.raises(Refused, match="plus de 24"):
        a_time(organisation, user, minutes=1)
    assert Spent.objects.count() == 2


def test_neither_for_another_nor_by_who_may_not():
    organisation, user = an_organisation(), a_user()
    told = {"on": MAY_2, "kind": "travel", "minutes": 10, "user": user}
    with pytest.raises(Refused, match="chacun dit le sien"):
        add_time(organisation, actor=someone_as(organisation, "director"), **told)
    with pytest.raises(PermissionDenied):
        add_time(organisation, actor=someone_as(organisation, "volunteer", user=user), **told)
    assert not Spent.objects.exists()

from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.leases.actions import end_occupancy
from palier.work.residences.actions import host_guest
from palier.work.residences.models import HostedGuest
from palier.work.residences.tests.examples import JUNE_1, a_guest, a_resident


def _host(row, role="host", **given):
    told = {
        "name": "Léa Mora",
        "starts_on": JUNE_1,
        "ends_on": date(2026, 9, 1),
        "declared_on": JUNE_1,
    } | given
    return host_guest(row, actor=someone_as(row.organisation, role), **told)


def test_three_months_are_hosted():
    guest = _host(a_resident(an_organisation()))

    assert guest.last_on == date(2026, 8, 31)


def test_a_guest_does_not_outstay_the_contract():
    row = a_resident(an_organisation())
    end_occupancy(
        row, ends_on=date(2026, 6, 11), end_reason="family", actor=the_system(row.organisation)
    )
    row.refresh_from_db()

    with pytest.raises(Refused, match=r"10.juin"):
        _host(row, ends_on=date(2026, 6, 30))
    assert not HostedGuest.objects.exists()


def test_a_fourth_month_for_one_person_is_refused():
    row = a_resident(an_organisation())

    with pytest.raises(Refused, match="trois mois"):
        _host(row, ends_on=date(2026, 9, 2))
    assert not HostedGuest.objects.exists()


def test_a_seventh_month_in_the_year_is_refused():
    row = a_resident(an_organisation())
    a_guest(row, name="A", starts_on=date(2026, 1, 1), ends_on=date(2026, 4, 1))
    a_guest(row, name="B", starts_on=date(2026, 4, 1), ends_on=date(2026, 7, 1))

    with pytest.raises(Refused, match="six mois en 2026"):
        _host(row, name="C", starts_on=date(2026, 7, 1), ends_on=date(2026, 8, 1))
    assert HostedGuest.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ends_on": JUNE_1}, "avant le début"),
        ({"name": " "}, "nom"),
        ({"starts_on": date(2025, 1, 1)}, "ne vivait pas là"),
    ],
)
def test_what_cannot_be_is_refused(given, words):
    row = a_resident(an_organisation())

    with pytest.raises(Refused, match=words):
        _host(row, **given)
    assert not HostedGuest.objects.exists()


def test_a_shelter_follows_another_text():
    with pytest.raises(Refused, match="autre texte"):
        _host(a_resident(an_organisation(), regime="shelter"))

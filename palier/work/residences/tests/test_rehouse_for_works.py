from datetime import date, timedelta

import pytest
from django.utils import timezone

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.actions import activate_occupancy, end_occupancy
from palier.work.leases.tests.examples import a_draft
from palier.work.residences.actions import open_house, rehouse_for_works
from palier.work.residences.models import WorksStay
from palier.work.residences.tests.examples import (
    JUNE_1,
    JUNE_9,
    a_resident,
    a_works_stay,
    an_opening,
)


def _rehouse(project, row, role="director", **given):
    told = {
        "occupancy": row,
        "where": "Foyer des Acacias",
        "agreed_on": JUNE_1,
        "starts_on": JUNE_1,
        "back_by": date(2026, 9, 1),
    } | given
    return rehouse_for_works(project, actor=someone_as(project.organisation, role), **told)


def _works(organisation):
    row = a_resident(organisation)
    return row, an_opening(row.site, kind="transformation")


def test_the_contract_goes_on_and_the_house_opens_once_everyone_is_back():
    organisation = an_organisation()
    row, project = _works(organisation)
    other = a_place(a_site(organisation), "B2")

    stay = _rehouse(project, row, place=other, where="")

    row.refresh_from_db()
    assert (row.state, stay.place, stay.returned_on) == ("active", other, None)
    with pytest.raises(Refused, match=r"1.ménage encore relogé"):
        open_house(project, opened_on=JUNE_9, actor=the_system(organisation))
    project.refresh_from_db()
    assert project.opened_on is None


def test_nobody_enters_a_home_that_is_lent_nor_is_it_lent_twice():
    organisation = an_organisation()
    row, project = _works(organisation)
    other = a_place(a_site(organisation), "B2")
    _rehouse(project, row, place=other, where="")

    draft = a_draft(organisation, place=other, regime="logement_foyer", starts_on=JUNE_9)
    with pytest.raises(Refused, match="relogé pendant des travaux"):
        activate_occupancy(draft, starts_on=JUNE_9, actor=the_system(organisation))
    draft.refresh_from_db()
    assert (draft.state, draft.places.get().is_firm) == ("draft", False)
    neighbour = a_resident(organisation, row.site, "Bb")
    with pytest.raises(Refused, match="n’est pas libre"):
        _rehouse(project, neighbour, place=other, where="")
    assert WorksStay.objects.count() == 1


def test_their_page_and_the_home_lent_say_it(signed_in):
    client, organisation = signed_in("rental_manager")
    row, project = _works(organisation)
    other = a_place(a_site(organisation), "B2")
    today = timezone.localdate()
    told = {"place": other, "where": "", "starts_on": today, "back_by": today + timedelta(9)}
    _rehouse(project, row, **told)

    for url in (f"/residences/residents/{row.pk}/", f"/menages/{row.household_id}/"):
        assert "pendant les travaux" in client.get(url).content.decode(), url
    page = client.get(f"/patrimoine/lieux/{other.pk}/").content.decode()
    assert "Prêté pendant des travaux" in page
    assert row.household.name in page


def test_whoever_leaves_for_good_is_not_waited_for():
    organisation = an_organisation()
    row, project = _works(organisation)
    a_works_stay(project, row)

    end_occupancy(
        row, ends_on=date(2026, 7, 1), end_reason="family", actor=the_system(organisation)
    )

    assert WorksStay.objects.get().returned_on == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"where": " "}, "dites où"),
        ({"back_by": JUNE_1}, "avant le départ"),
        ({"agreed_on": JUNE_9}, "son accord"),
        ({"starts_on": date(2025, 1, 1)}, "ne vit pas là"),
    ],
)
def test_what_cannot_be_is_refused(given, words):
    row, project = _works(an_organisation())

    with pytest.raises(Refused, match=words):
        _rehouse(project, row, **given)
    assert not WorksStay.objects.exists()


def test_another_house_a_taken_home_or_twice_is_refused():
    organisation = an_organisation()
    row, project = _works(organisation)
    far = a_resident(organisation, a_site(organisation), "Far")

    with pytest.raises(Refused, match="autre maison"):
        _rehouse(project, far)
    with pytest.raises(Refused, match="n’est pas libre"):
        _rehouse(project, row, place=far.main_place)
    assert not WorksStay.objects.exists()
    _rehouse(project, row)
    with pytest.raises(Refused, match="déjà relogé"):
        _rehouse(project, row)

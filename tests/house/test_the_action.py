"""What `@action` promises: permitted, all or nothing, recorded; what a form adds to it."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.journal.models import Record
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.actions import hide_address, open_household
from palier.registers.people.models import Household, Person
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import end_occupancy
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.sliding.actions import slide_lease
from palier.work.sliding.tests.examples import a_slide
from palier.work.titles.actions import record_holding
from palier.work.titles.models import Holding


def _open(organisation, **given):
    usual = {"title": "mrs", "first_name": "Awa", "last_name": "Diallo"}
    return open_household(
        organisation,
        **{**usual, "opened_on": date(2026, 5, 4), **given},
        actor=the_system(organisation),
    )


def test_who_may_not_is_refused_before_anything_and_nothing_is_recorded():
    organisation = an_organisation()
    household = a_household(organisation)
    before = Record.objects.count()

    with pytest.raises(PermissionDenied, match="Votre rôle ne permet pas"):
        hide_address(household, actor=someone_as(organisation, "accountant"))

    household.refresh_from_db()
    assert household.hidden_at is None
    assert Record.objects.count() == before


def test_the_record_keeps_ids_and_days_and_never_a_word():
    organisation = an_organisation()
    household = _open(organisation)

    record = Record.objects.get(action="people.open_household")

    told = str([record.subjects, record.details])
    assert f"people.household:{household.pk}" in record.subjects
    assert "2026-05-04" in told
    assert "Awa" not in told
    assert "Diallo" not in told


def test_what_an_action_calls_is_recorded_under_it():
    organisation = an_organisation()
    slide = a_slide(organisation)

    slide_lease(
        slide,
        on=date(2026, 7, 1),
        regime="loi89",
        lessor="Le bailleur",
        actor=someone_as(organisation, "rental_manager"),
    )

    parent = Record.objects.get(action="sliding.slide_lease")
    parts = Record.objects.filter(chain=parent.chain).exclude(pk=parent.pk)
    assert {"leases.end_occupancy", "titles.end_holding"} <= {each.action for each in parts}
    assert all(each.parent for each in parts)


def test_a_refusal_at_the_end_leaves_nothing_of_the_beginning():
    organisation = an_organisation()
    home = a_lived_in_contract(organisation)
    before = Record.objects.count()

    with pytest.raises(Refused, match="avant l’entrée"):
        end_occupancy(
            home,
            ends_on=home.starts_on,
            end_reason="own_home",
            actor=someone_as(organisation, "rental_manager"),
        )

    home.refresh_from_db()
    assert home.state == "active"
    assert Record.objects.count() == before


def test_a_text_too_long_gets_a_sentence_and_nothing_is_kept():
    organisation = an_organisation()

    with pytest.raises(Refused, match="raccourcissez-le"):
        _open(organisation, first_name="x" * 500)

    assert not Person.objects.exists()
    assert not Household.objects.exists()


def test_a_row_of_another_association_handed_over_is_refused():
    ours, theirs = an_organisation(), an_organisation("Ailleurs")
    from palier.base.tenancy.walls import stand_in

    stand_in(theirs.pk)
    place = a_place(a_site(theirs))
    stand_in(ours.pk)
    from palier.registers.people.tests.examples import a_body

    with pytest.raises(PermissionDenied):
        record_holding(
            a_body(ours),
            kind="head_lease",
            places=[place],
            starts_on=date(2026, 1, 1),
            actor=someone_as(ours, "rental_manager"),
        )

    assert not Holding.objects.exists()


def test_a_form_sent_twice_acts_once_and_one_that_is_stale_says_so(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker")
    household = a_household(organisation)
    url = f"/menages/{household.pk}/cacher/"
    page = client.get(f"/menages/{household.pk}/").content.decode()
    from django.urls import reverse

    url = reverse("people:hide_address", args=[household.pk])
    token = str(uuid.uuid4())

    first = client.post(url, {"_token": token})
    again = client.post(url, {"_token": token})
    stale = client.post(url, {"_version": "1"})

    assert household.name in page
    assert (first.status_code, again.status_code) == (302, 302)
    assert Record.objects.filter(action="people.hide_address").count() == 1
    assert stale.status_code == 422
    assert "modifié cette fiche pendant que vous la lisiez" in stale.content.decode()

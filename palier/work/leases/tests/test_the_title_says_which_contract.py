"""The home's title decides which contract is signed there; it is looked for again at the keys."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.actions import add_site
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import activate_occupancy, draft_occupancy
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import JANUARY, a_draft
from palier.work.titles.actions import set_convention
from palier.work.titles.tests.examples import a_conventioned_holding, a_holding

MAY = date(2026, 5, 1)
MARCH = date(2026, 3, 1)


def scattered(organisation, kind="scattered"):
    return add_site(organisation, name=f"Diffus {kind}", kind=kind, actor=the_system(organisation))


def drafted(organisation, place, **given):
    return draft_occupancy(
        place,
        household=a_household(organisation),
        starts_on=JANUARY,
        actor=someone_as(organisation, "rental_manager"),
        **given,
    )


@pytest.mark.parametrize(
    ("kind", "regime"),
    [
        ("head_lease", "art8_sublease"),
        ("social_head_lease", "hlm_sublease"),
        ("mandate", "loi89"),
        ("owned", "loi89"),
        ("operating", "logement_foyer"),
    ],
)
def test_without_a_word_the_contract_is_the_usual_one_of_the_title(kind, regime):
    organisation = an_organisation()
    place = a_place(scattered(organisation))
    a_holding(organisation, kind=kind, place=place)

    assert drafted(organisation, place).regime == regime


def test_under_an_anah_convention_a_head_lease_is_sublet_by_l353_20():
    organisation = an_organisation()
    place = a_place(scattered(organisation))
    a_conventioned_holding(organisation, place=place)

    assert drafted(organisation, place).regime == "conventioned_sublease"


@pytest.mark.parametrize(
    ("site", "kind", "regime"),
    [
        ("social_residence", "dwelling", "logement_foyer"),
        ("students", "dwelling", "student"),
        ("shelter", "dwelling", "shelter"),
        ("halting_site", "pitch", "pitch"),
        ("scattered", "adapted", "social_lease"),
        ("scattered", "bed", "shelter"),
    ],
)
def test_without_a_title_the_place_says_it(site, kind, regime):
    organisation = an_organisation()
    place = a_place(scattered(organisation, site), kind=kind)

    assert drafted(organisation, place).regime == regime


def test_without_a_title_nor_a_kind_of_place_one_is_asked():
    organisation = an_organisation()
    place = a_place(scattered(organisation))

    with pytest.raises(Refused, match="dites le régime"):
        drafted(organisation, place)

    assert not Occupancy.objects.exists()


@pytest.mark.parametrize(
    ("kind", "regime", "known"),
    [
        ("head_lease", "loi89", "Sous-location"),
        ("head_lease", "conventioned_sublease", "Sous-location"),
        ("social_head_lease", "art8_sublease", "logement HLM"),
        ("mandate", "art8_sublease", "Bail direct"),
        ("owned", "hlm_sublease", "Bail direct"),
    ],
)
def test_a_contract_that_the_title_does_not_let_is_refused(kind, regime, known):
    organisation = an_organisation()
    place = a_place(scattered(organisation))
    a_holding(organisation, kind=kind, place=place)

    with pytest.raises(Refused, match=f"le contrat y est.*{known}"):
        drafted(organisation, place, regime=regime)

    assert not Occupancy.objects.exists()


def test_a_title_found_at_the_keys_serves_a_contract_drafted_before_it():
    """Drafted for a day before the head lease, then dated right: nothing is to be cancelled."""
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place, starts_on=MARCH)
    draft = a_draft(organisation, place=place, regime="art8_sublease")
    assert draft.holding is None

    contract = activate_occupancy(
        draft, starts_on=MAY, actor=someone_as(organisation, "rental_manager")
    )

    contract.refresh_from_db()
    assert (contract.state, contract.holding) == ("active", holding)


def test_a_title_of_another_kind_found_at_the_keys_is_said():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    draft = a_draft(organisation, place=place, regime="loi89")
    a_holding(organisation, place=place)

    with pytest.raises(Refused, match="Sous-location"):
        activate_occupancy(draft, starts_on=MAY, actor=someone_as(organisation, "rental_manager"))

    draft.refresh_from_db()
    assert draft.state == "draft"


def test_the_title_that_ran_at_the_draft_gives_way_to_the_one_that_runs_at_the_keys():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    a_holding(organisation, place=place, ends_on=MARCH)
    draft = a_draft(organisation, place=place, regime="art8_sublease")
    after = a_holding(organisation, place=place, starts_on=MARCH)

    contract = activate_occupancy(
        draft, starts_on=MAY, actor=someone_as(organisation, "rental_manager")
    )

    assert contract.holding == after


def test_the_page_offers_the_title_s_own_contract_first(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    place = a_place(scattered(organisation))
    a_holding(organisation, place=place)
    household = a_household(organisation)
    at = f"/contrats/rediger/?menage={household.pk}"

    page = client.get(at).content.decode()
    client.post(at, {"place": place.pk, "starts_on": "01/03/2026", "regime": ""})

    assert "D’après le titre du logement" in page
    assert Occupancy.objects.get().regime == "art8_sublease"


def test_a_convention_said_later_changes_what_may_be_signed():
    organisation = an_organisation()
    place = a_place(scattered(organisation))
    holding = a_holding(organisation, place=place)
    assert drafted(organisation, place).regime == "art8_sublease"

    set_convention(
        holding,
        convention="loc3",
        rent_ceiling=Decimal("402.10"),
        convention_ends_on=date(2030, 1, 1),
        actor=someone_as(organisation, "rental_manager"),
    )

    assert drafted(organisation, place).regime == "conventioned_sublease"

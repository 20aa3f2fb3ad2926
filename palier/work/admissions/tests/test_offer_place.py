import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.admissions.actions import decide_candidacy, offer_place
from palier.work.admissions.models import PlaceOffer
from palier.work.admissions.tests.examples import (
    JUNE_1,
    MAY_4,
    MAY_11,
    a_complete_candidacy,
    an_accepted_candidacy,
    an_accepted_offer,
    an_offer,
)
from palier.work.leases.tests.examples import a_lived_in_contract


def _offer(row, place, role="rental_manager", **given):
    told = {"offered_on": MAY_11, "answer_by": JUNE_1} | given
    return offer_place(row, place=place, actor=someone_as(row.organisation, role), **told)


def test_a_free_home_is_offered():
    row = an_accepted_candidacy(a_site(an_organisation()))

    assert _offer(row, a_place(row.site)).answer == ""
    row.refresh_from_db()
    assert row.state == "offered"


def test_a_home_elsewhere_taken_or_too_small_is_refused():
    organisation = an_organisation()
    row = an_accepted_candidacy(a_site(organisation), people=2)
    taken = a_place(row.site)
    a_lived_in_contract(organisation, place=taken, regime="logement_foyer")

    for place, words in [
        (a_place(a_site(organisation)), "autre maison"),
        (taken, "n’est pas libre"),
        (a_place(row.site, capacity=1), "est pour 1.personne"),
    ]:
        with pytest.raises(Refused, match=words):
            _offer(row, place)
    with pytest.raises(Refused, match="avant la proposition"):
        _offer(row, a_place(row.site), answer_by=MAY_4)
    assert not PlaceOffer.objects.exists()


def test_a_home_is_offered_to_one_only():
    site = a_site(an_organisation())
    place = a_place(site)
    an_offer(an_accepted_candidacy(site), place=place)

    with pytest.raises(Refused, match="déjà proposé"):
        _offer(an_accepted_candidacy(site, siao_number="SI-3"), place)
    assert PlaceOffer.objects.count() == 1


def test_a_home_promised_by_a_contract_in_preparation_is_refused():
    site = a_site(an_organisation())
    offer = an_accepted_offer(an_accepted_candidacy(site))

    with pytest.raises(Refused, match="en préparation"):
        _offer(an_accepted_candidacy(site, siao_number="SI-3"), offer.place)
    assert PlaceOffer.objects.count() == 1


def test_without_a_file_it_is_refused():
    site = a_site(an_organisation())
    row = decide_candidacy(
        a_complete_candidacy(site),
        decision="accepted",
        on=MAY_11,
        actor=the_system(site.organisation),
    )

    with pytest.raises(Refused, match="dossier"):
        _offer(row, a_place(site))

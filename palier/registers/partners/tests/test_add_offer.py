import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import add_offer
from palier.registers.partners.models import Offer
from palier.registers.partners.tests.examples import (
    a_correspondent,
    a_partner,
    an_offer,
    told_offer,
)
from palier.registers.people.actions import close_body


def _add(body, role="social_worker", **given):
    return add_offer(body, actor=someone_as(body.organisation, role), **told_offer(**given))


def test_what_a_partner_does_is_in_the_directory():
    body = a_partner(an_organisation())

    offer = _add(body, departments=["13", "84"], does=" Deux niveaux. ")

    assert (offer.body, offer.does, offer.departments) == (body, "Deux niveaux.", ["13", "84"])
    assert (offer.for_whom, offer.how) == ("personnes exilées", "téléphoner ou se présenter")


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"name": " "}, "name", "nom de cette offre"),
        ({"publics": []}, "publics", "pour qui"),
        ({"ways": []}, "ways", "comment on y va"),
        ({"ways": ["write"]}, "email", "adresse électronique"),
        ({"ways": ["link"]}, "link", "formulaire en ligne"),
    ],
)
def test_without_what_one_looks_for_it_is_refused(given, field, words):
    with pytest.raises(Refused, match=words) as refusal:
        _add(a_partner(an_organisation()), **given)

    assert field in refusal.value.message_dict
    assert not Offer.objects.exists()


def test_someone_of_another_body_or_a_closed_body_is_refused():
    organisation = an_organisation()
    body, other = a_partner(organisation), a_partner(organisation, "La Passerelle")
    with pytest.raises(Refused, match="autre structure"):
        _add(body, correspondent=a_correspondent(organisation, other))

    director = someone_as(organisation, "director")
    close_body(other, on=told_offer()["checked_on"], why="Dissoute", actor=director)
    other.refresh_from_db()
    with pytest.raises(Refused, match="fermée"):
        _add(other)
    assert not Offer.objects.exists()


def test_a_name_serves_once_for_a_body():
    organisation = an_organisation()
    body = an_offer(organisation).body

    with pytest.raises(Refused, match="déjà une offre de ce nom"):
        _add(body)
    assert Offer.objects.count() == 1


def test_the_desk_reads_the_directory_and_does_not_write_it():
    with pytest.raises(PermissionDenied):
        _add(a_partner(an_organisation()), role="reception")
    assert not Offer.objects.exists()

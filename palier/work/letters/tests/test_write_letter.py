import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_household
from palier.work.billing.tests.examples import a_rented_home, an_issued_run
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.letters.actions import retire_letter_template
from palier.work.letters.fields import FIELDS, HOLE
from palier.work.letters.models import WrittenLetter
from palier.work.letters.tests.examples import MAY_2, a_letter, a_template, words_of


def _word(client, row):
    return words_of(client.get(f"/lettres/{row.pk}/word/").content)


def test_what_is_known_is_written_and_the_rest_is_left_to_fill(client):
    organisation = an_organisation()
    occupancy = a_rented_home(organisation)
    an_issued_run(organisation)
    row = a_letter(occupancy.household)
    assert set(row.told) == set(FIELDS)
    assert (row.told["loyer"], row.told["reste_du"]) == ("438,00\xa0€", "212,00\xa0€")
    assert row.told["contrat"] == occupancy.number
    come_in(client, organisation, "rental_manager")
    said = _word(client, row)
    assert occupancy.household.name in said
    assert "212,00\xa0€" in said
    alone = a_letter(a_household(organisation, "Roux", "Paul"), row.template)
    assert alone.told["adresse"] == HOLE
    assert HOLE in _word(client, alone)


def test_who_does_not_read_accounts_writes_no_amount_and_opens_none(client):
    organisation = an_organisation()
    occupancy = a_rented_home(organisation)
    by_worker = a_letter(occupancy.household, role="rehousing_officer")
    assert by_worker.told["loyer"] == HOLE
    of_money = a_letter(occupancy.household, by_worker.template)
    come_in(client, organisation, "rehousing_officer")
    assert client.get(f"/lettres/{by_worker.pk}/word/").status_code == 200
    assert client.get(f"/lettres/{of_money.pk}/word/").status_code == 404


def test_a_secret_address_is_neither_written_nor_read(client):
    organisation = an_organisation()
    occupancy = a_lived_in_contract(organisation)
    before = a_letter(occupancy.household)
    assert before.told["adresse"] != HOLE
    household = occupancy.household
    household.hidden_at = "2026-01-02T00:00Z"
    household.save()
    row = a_letter(household, before.template, role="lawyer")
    assert (row.told["adresse"], row.told["logement"]) == (HOLE, HOLE)
    come_in(client, organisation, "lawyer")
    assert client.get(f"/lettres/{before.pk}/word/").status_code == 404


def test_not_on_a_retired_template():
    organisation = an_organisation()
    template = a_template(organisation)
    retire_letter_template(template, on=MAY_2, actor=the_system(organisation))
    with pytest.raises(Refused, match="retiré"):
        a_letter(a_household(organisation), template)
    assert not WrittenLetter.objects.exists()


def test_who_may_not():
    household = a_household(an_organisation())
    with pytest.raises(PermissionDenied):
        a_letter(household, role="director")


def test_it_is_written_from_the_page_of_the_household(client):
    organisation = an_organisation()
    household = a_household(organisation)
    template = a_template(organisation)
    come_in(client, organisation, "social_worker")
    page = client.get(f"/menages/{household.pk}/").content.decode()
    assert f"/lettres/menages/{household.pk}/ecrire/" in page
    client.post(f"/lettres/menages/{household.pk}/ecrire/", {"template": template.pk})
    assert "Ouvrir en Word" in client.get(f"/menages/{household.pk}/").content.decode()

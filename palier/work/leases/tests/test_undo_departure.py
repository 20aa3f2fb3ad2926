"""A departure noted by mistake: the contract runs again, with what stopped with it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.actions import (
    add_deduction,
    end_occupancy,
    note_keys_back,
    note_vacancy,
    receive_deposit,
    settle_deposit,
    undo_departure,
)
from palier.work.leases.models import Vacancy
from palier.work.leases.tests.examples import JANUARY, a_deposit, a_lived_in_contract

JUNE = date(2026, 6, 1)


def _left(organisation, **given):
    row = a_lived_in_contract(organisation, **given)
    return end_occupancy(row, ends_on=JUNE, end_reason="other", actor=the_system(organisation))


def _undo(row, role="rental_manager"):
    return undo_departure(row, actor=someone_as(row.organisation, role))


def test_the_contract_runs_again_and_the_home_is_no_longer_empty():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    row = _left(organisation, place=place)
    note_vacancy(place, kind="between", starts_on=JUNE, actor=the_system(organisation))

    _undo(row)

    row.refresh_from_db()
    assert (row.state, row.period.upper, row.end_reason) == ("active", None, "")
    assert row.places.get().period.upper is None
    assert not Vacancy.objects.exists()
    end_occupancy(
        row, ends_on=date(2026, 7, 1), end_reason="own_home", actor=the_system(organisation)
    )
    assert row.places.get().period.upper == date(2026, 7, 1)


def test_keys_are_no_longer_back_but_a_deposit_given_back_stays():
    organisation = an_organisation()
    system = the_system(organisation)
    deposit = a_deposit(organisation)
    row = deposit.occupancy
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(438), payer="person", means="cash", actor=system
    )
    end_occupancy(row, ends_on=JUNE, end_reason="other", actor=system)
    note_keys_back(deposit, keys_on=JUNE, conforming=True, actor=system)

    _undo(row)
    deposit.refresh_from_db()
    assert (deposit.keys_on, deposit.conforming) == (None, None)

    row.refresh_from_db()
    end_occupancy(row, ends_on=JUNE, end_reason="other", actor=system)
    note_keys_back(deposit, keys_on=JUNE, conforming=True, actor=system)
    settle_deposit(deposit, on=date(2026, 6, 2), means="cash", actor=system)
    with pytest.raises(Refused, match="dépôt de garantie est rendu"):
        _undo(row)
    row.refresh_from_db()
    assert row.state == "ended"


def test_who_may_not_who_never_left_and_whose_home_is_another_s_are_refused():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    row = _left(organisation, place=place)

    with pytest.raises(PermissionDenied):
        _undo(row, role="social_worker")
    with pytest.raises(Refused, match="« en cours »"):
        _undo(a_lived_in_contract(organisation))
    other = a_lived_in_contract(organisation, place=place, starts_on=date(2026, 6, 10))
    with pytest.raises(Refused, match=f"contrat {other.number} tient ce lieu"):
        _undo(row)

    row.refresh_from_db()
    assert (row.state, row.period.upper) == ("ended", JUNE)


def test_its_page_offers_it_beside_the_last_day(client):
    organisation = an_organisation()
    row = _left(organisation)
    come_in(client, organisation, "rental_manager")
    at = f"/contrats/{row.pk}/depart-par-erreur/"
    assert at in client.get(f"/contrats/{row.pk}/").content.decode()
    assert "retenues" not in client.get(at).content.decode()

    said = client.post(at, {}, follow=True).content.decode()

    assert "Départ annulé" in said
    assert at not in client.get(f"/contrats/{row.pk}/").content.decode()


def test_what_was_to_be_kept_of_the_deposit_is_told_to_stay(client):
    organisation = an_organisation()
    row = a_lived_in_contract(organisation, regime="function")
    system = the_system(organisation)
    deposit = a_deposit(organisation, occupancy=row)
    receive_deposit(
        deposit, amount=Decimal(438), on=JANUARY, payer="person", means="cash", actor=system
    )
    row = end_occupancy(row, ends_on=JUNE, end_reason="other", actor=system)
    add_deduction(
        deposit, kind="damage", amount=Decimal(100), words="Vitre", proof="Facture", actor=system
    )
    come_in(client, organisation, "rental_manager")

    page = client.get(f"/contrats/{row.pk}/depart-par-erreur/").content.decode()

    assert "Les retenues notées sur le dépôt y restent" in page

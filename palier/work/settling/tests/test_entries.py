from datetime import date, timedelta
from decimal import Decimal

import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_household
from palier.work.billing.actions import set_term
from palier.work.billing.models import Term
from palier.work.inventories.tests.examples import a_signed_inventory
from palier.work.leases.actions import end_occupancy
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.settling.actions import give_entry_step, set_entry_step_aside
from palier.work.settling.reads import still_open
from palier.work.settling.shell import benefits_not_open, entries_to_finish
from palier.work.settling.tests.examples import MAY_2, a_step, an_entry


def _left(occupancy):
    return {step.code for step in still_open([occupancy.pk])[occupancy.pk]}


def _with_benefit(occupancy, *, told=True):
    """The benefit that is expected; `told`: the agency has said that it pays it."""
    term = set_term(
        occupancy,
        kind="benefit",
        amount=Decimal(210),
        starts_on=date(2026, 6, 1),
        actor=the_system(occupancy.organisation),
    )
    Term.objects.filter(pk=term.pk).update(is_told=told)


def test_what_another_room_tells_is_not_ticked_twice():
    organisation = an_organisation()
    occupancy = an_entry(organisation)
    assert "insurance" not in _left(occupancy)  # received before the keys
    assert "keys" not in _left(occupancy)  # the contract is active
    assert {"inventory", "benefit_asked", "benefit_open", "paying"} <= _left(occupancy)

    a_signed_inventory(occupancy)
    _with_benefit(occupancy, told=False)
    assert {"benefit_asked", "benefit_open"} <= _left(occupancy)  # expected, and not open
    Term.objects.update(is_told=True)

    assert not {"inventory", "benefit_asked", "benefit_open"} & _left(occupancy)


def test_a_benefit_not_open_after_thirty_days_is_told_without_any_remittance():
    organisation = an_organisation()
    occupancy = an_entry(organisation)
    worker = someone_as(organisation, "social_worker")

    def told(day):
        return [todo.title for todo in benefits_not_open(None, worker, day)]

    assert told(date(2026, 5, 31)) == []
    (title,) = told(date(2026, 6, 1))
    assert title.endswith("aide au logement pas ouverte")
    assert not benefits_not_open(None, someone_as(organisation, "accountant"), date(2026, 6, 1))
    _with_benefit(occupancy)
    assert told(date(2026, 6, 1)) == []


@pytest.mark.parametrize("way", ["aside", "left", "regime"])
def test_nor_for_whom_none_is_due(way):
    organisation = an_organisation()
    occupancy = an_entry(organisation, regime="shelter" if way == "regime" else "loi89")
    system, worker = the_system(organisation), someone_as(organisation, "social_worker")
    if way == "aside":
        step = a_step(occupancy, "benefit_open")
        set_entry_step_aside(step, why="Ressources trop élevées", actor=system)
    if way == "left":
        end_occupancy(occupancy, ends_on=date(2026, 6, 15), end_reason="family", actor=system)
    assert benefits_not_open(None, worker, date(2026, 7, 1)) == []


def test_each_trade_has_its_steps_in_its_day_and_who_is_named_has_theirs():
    organisation = an_organisation()
    occupancy = an_entry(organisation)
    worker = someone_as(organisation, "social_worker")
    manager = someone_as(organisation, "rental_manager")
    host = someone_as(organisation, "host")

    def told(actor, day=MAY_2):
        return [todo.title.partition(" : ")[2] for todo in entries_to_finish(None, actor, day)]

    assert told(worker) == [
        "contrats d’eau, d’électricité et de gaz à son nom et 2\xa0autres étapes"
    ]
    assert told(manager) == ["état des lieux d’entrée signé"]
    assert told(host) == []
    step = a_step(occupancy, "inventory")
    give_entry_step(
        step, by="host", due_on=MAY_2, given_to=host_user(host), actor=the_system(organisation)
    )
    assert told(host) == ["état des lieux d’entrée signé"]
    assert told(manager) == []
    assert told(worker, MAY_2 + timedelta(days=121)) == []


def host_user(actor):
    from palier.base.tenancy.models import User

    return User.objects.get(pk=actor.user_id)


def test_whoever_was_there_the_day_before_moves_into_nothing():
    organisation = an_organisation()
    first = an_entry(organisation)
    system = the_system(organisation)
    end_occupancy(first, ends_on=date(2026, 7, 1), end_reason="slid", actor=system)
    again = a_lived_in_contract(
        organisation,
        place=first.main_place,
        household=first.household,
        starts_on=date(2026, 7, 1),
    )
    assert not again.entry_steps.exists()


def test_the_list_and_the_page_of_an_entry(client):
    organisation = an_organisation()
    occupancy = an_entry(organisation)
    come_in(client, organisation, "social_worker")

    page = client.get(f"/installations/{occupancy.pk}/").content.decode()

    assert "Aide au logement demandée" in page
    assert f"/installations/etapes/{a_step(occupancy).pk}/faite/" in page
    assert "L’attestation est reçue" in page
    assert client.get("/installations/?etat=aide").status_code == 200


def test_elsewhere_it_does_not_exist_and_not_for_who_may_not(client):
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    occupancy = an_entry(organisation, place=place, household=a_household(organisation))
    come_in(client, organisation, "accountant")
    assert client.get("/installations/").status_code == 403
    assert client.get(f"/installations/{occupancy.pk}/").status_code == 404

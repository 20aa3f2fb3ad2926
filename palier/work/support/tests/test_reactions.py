"""A separation, a death, an address kept secret: what the social work does about it."""

from datetime import date

from palier.base.documents.models import Message
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import (
    add_person,
    hide_address,
    record_death,
    separate_household,
)
from palier.registers.people.models import Person
from palier.work.casework.models import Right
from palier.work.casework.tests.examples import a_right, a_worker, the_person
from palier.work.leases.actions import give_notice_to_quit, withdraw_notice_to_quit
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.sliding.actions import slide_lease, undo_slide
from palier.work.sliding.tests.examples import a_slide
from palier.work.support.models import Appointment, Task
from palier.work.support.tests.examples import MAY_2, a_measure, an_appointment


def test_a_separation_gives_the_referrer_what_to_look_at_and_marks_the_path():
    organisation = an_organisation()
    measure, worker = a_measure(organisation), a_worker(organisation)
    partner = add_person(
        measure.household,
        first_name="Marc",
        place="partner",
        starts_on=date(2024, 1, 2),
        actor=worker,
    )

    separation = separate_household(measure.household, leaving=[partner], on=MAY_2, actor=worker)

    task = Task.objects.get()
    assert (task.assignee, task.due_on) == (measure.caseworker, date(2026, 5, 9))
    for household in (measure.household, separation.left):
        assert household.path_moments.get().label == "Séparation"


def test_a_notice_to_quit_tells_the_referrer_while_there_is_time():
    organisation = an_organisation()
    measure, manager = a_measure(organisation), someone_as(organisation, "rental_manager")
    contract = a_lived_in_contract(organisation, household=measure.household)

    notice = give_notice_to_quit(
        contract, side="occupant", ground="usual", form="hand", received_on=MAY_2, actor=manager
    )
    withdraw_notice_to_quit(
        notice, withdrawn_on=MAY_2, withdrawn_because="Accord des deux", actor=manager
    )

    told, after = Task.objects.order_by("pk")
    assert (told.assignee, told.due_on) == (measure.caseworker, date(2026, 5, 9))
    assert "départ le 2 août 2026" in told.label.replace("\xa0", " ")
    assert "continue" in after.label


def test_a_slide_gives_the_referrer_what_to_look_at_and_takes_it_back_when_it_had_not_slid():
    organisation = an_organisation()
    slide = a_slide(organisation)
    a_measure(organisation, household=slide.occupancy.household)
    manager = someone_as(organisation, "rental_manager")

    slide_lease(slide, on=date(2026, 9, 1), regime="loi89", lessor="SCI", actor=manager)
    task = Task.objects.get(done_at=None)
    assert task.label.startswith("Bail glissé le 1er")

    slide.refresh_from_db()
    undo_slide(slide, actor=manager)
    task.refresh_from_db()
    assert task.done_at is not None


def test_a_death_closes_rights_and_cancels_what_was_planned():
    organisation = an_organisation()
    right, worker = a_right(organisation), a_worker(organisation)
    household = right.household
    a_measure(organisation, household)
    Person.objects.update(email="awa@example.org")
    an_appointment(organisation, household=household, remind="email")

    record_death(the_person(household), died_on=MAY_2, actor=worker)

    assert (Right.objects.get().state, Right.objects.get().closed_because) == ("closed", "décès")
    assert Appointment.objects.get().state == "cancelled"
    assert Message.objects.get().state == "cancelled"
    assert Task.objects.get().label.startswith("Décès, Awa Diallo")


def test_a_secret_address_stops_the_reminders():
    organisation = an_organisation()
    household = a_right(organisation).household
    Person.objects.update(email="awa@example.org")
    an_appointment(organisation, household=household, remind="email")

    hide_address(household, actor=a_worker(organisation))

    assert Message.objects.get().state == "cancelled"
    assert Appointment.objects.get().state == "planned"

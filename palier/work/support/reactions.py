"""What the social work does when something happens to the people it accompanies."""

from datetime import date, timedelta

from django.utils import timezone

from palier.base.documents.actions import cancel_messages
from palier.base.journal.events import reacts_to
from palier.base.kit.periods import in_force
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor, palier
from palier.registers.people.events import AddressHidden, HouseholdSeparated, PersonDied
from palier.registers.people.models import Household
from palier.work.leases.events import NoticeToQuitGiven, NoticeToQuitWithdrawn
from palier.work.leases.models import NoticeToQuit
from palier.work.sliding.events import LeaseSlid, SlideUndone
from palier.work.support.actions.notes import add_task
from palier.work.support.models import OPEN, Appointment, Measure, PathMoment, Task


def _tell_referrers(household: Household, label: str, due_on: date, actor: Actor) -> None:
    """Something to do for each who accompanies the household."""
    measures = Measure.objects.filter(household=household, state__in=OPEN)
    for measure in measures.select_related("caseworker").distinct("caseworker"):
        add_task(
            household,
            label=label[:120],
            due_on=due_on,
            assignee=measure.caseworker,
            actor=palier(actor.organisation),
        )


def _departure(notice: NoticeToQuit) -> str:
    return (
        f"Congé : départ le {day_in_words(notice.last_on)} ; où ensuite, aide au logement, droits"
    )


@reacts_to(NoticeToQuitGiven)
def prepare_the_departure(event: NoticeToQuitGiven) -> None:
    """Whoever accompanies knows the day, while there is time to find where next."""
    notice = event.notice
    _tell_referrers(
        notice.occupancy.household,
        _departure(notice),
        notice.received_on + timedelta(days=7),
        event.actor,
    )


@reacts_to(NoticeToQuitWithdrawn)
def the_contract_goes_on(event: NoticeToQuitWithdrawn) -> None:
    """What there was to do for a departure is no longer to do; whoever accompanies is told so."""
    notice = event.notice
    Task.objects.filter(
        household=notice.occupancy.household_id, done_at=None, label=_departure(notice)
    ).update(done_at=timezone.now())
    _tell_referrers(
        notice.occupancy.household,
        f"Congé retiré : le contrat {notice.occupancy.number} continue",
        (notice.withdrawn_on or notice.received_on) + timedelta(days=7),
        event.actor,
    )


@reacts_to(LeaseSlid)
def accompany_after_the_slide(event: LeaseSlid) -> None:
    """The lease is theirs: the benefit changes hands, and the first rents are looked at together."""
    slide = event.slide
    if slide.ended_on is None:
        return
    _tell_referrers(
        slide.occupancy.household,
        _slid(slide.ended_on),
        slide.ended_on + timedelta(days=7),
        event.actor,
    )


def _slid(on: date) -> str:
    return f"Bail glissé le {day_in_words(on)} : aide au logement, assurance, premiers loyers"


@reacts_to(SlideUndone)
def nothing_slid(event: SlideUndone) -> None:
    """What was to be done after it is no longer."""
    Task.objects.filter(
        household=event.slide.occupancy.household_id, done_at=None, label=_slid(event.slid_on)
    ).update(done_at=timezone.now())


@reacts_to(HouseholdSeparated)
def look_at_the_separation(event: HouseholdSeparated) -> None:
    """The path says it; whoever accompanies sees again who signs, who is insured, who is helped."""
    separation = event.separation
    for household in (separation.household, separation.left):
        PathMoment.objects.create(
            organisation=event.actor.organisation,
            household=household,
            kind=PathMoment.Kind.EVENT,
            label="Séparation",
            period=(separation.on, None),
        )
    _silence(separation.household, event.actor)
    _tell_referrers(
        separation.household,
        f"Séparation : bail, aide au logement, droits à revoir ; {separation.left.name} a son dossier",
        separation.on + timedelta(days=7),
        event.actor,
    )


@reacts_to(PersonDied)
def cancel_what_ends_with_a_life(event: PersonDied) -> None:
    """Whoever accompanies is told; appointments are cancelled if the person lived alone."""
    for household in event.households:
        _tell_referrers(
            household,
            f"Décès, {event.person} : contrat, mesure, proches à revoir",
            event.on + timedelta(days=7),
            event.actor,
        )
        _silence(household, event.actor)
        after = event.on + timedelta(days=1)
        if household.members.filter(in_force(after), person__died_on=None).exists():
            continue
        Appointment.objects.filter(household=household, state="planned").update(
            state="cancelled", cancelled_because="décès"
        )


@reacts_to(AddressHidden)
def stop_telling_where(event: AddressHidden) -> None:
    """Reminders not yet sent do not leave: they may be read by someone else."""
    _silence(event.household, event.actor)


def _silence(household: Household, actor: Actor) -> None:
    """Reminders that wait for this household do not leave."""
    for appointment in Appointment.objects.filter(household=household, state="planned"):
        cancel_messages(actor.organisation, about=appointment, actor=palier(actor.organisation))

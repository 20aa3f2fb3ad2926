"""Appointments: on the household, and in the calendar that one carries."""

from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime

from palier.base.kit.typography import time_in_words
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.calendar import CalendarEvent
from palier.base.ui.having import Rows
from palier.registers.people.models import Household
from palier.work.support.models import Appointment, Task


@shell.timeline_source(
    on="people.household", sight="support.measures", has=[Rows(Appointment, "household")]
)
def appointments(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """Appointments past and next."""
    found = (
        Appointment.objects.visible_to(actor)
        .filter(Q(period__startswith__date__lte=before), household=row)
        .exclude(state="cancelled")
        .select_related("worker")
        .order_by("-period", "-pk")[:most]
    )
    moments = []
    for each in found:
        begins = localtime(each.period.lower)
        moments.append(
            shell.Moment(
                begins.date(),
                each.pk,
                f"Rendez-vous à {time_in_words(begins)}, {each.get_where_display()}",
                reverse("support:week") + f"?semaine={begins.date()}&qui={each.worker_id}",
                f"{each.title} ({each.worker.short_name})"
                + (f" : {each.get_state_display()}" if each.state == "missed" else ""),
                "calendar-days",
                "info",
                "social",
            )
        )
    return moments


@shell.timeline_source(
    on="people.household", sight="support.measures", has=[Rows(Task, "household")]
)
def done_things(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """What was ticked; who ticked it by mistake finds it here."""
    found = (
        Task.objects.visible_to(actor)
        .filter(household=row, done_at__date__lte=before)
        .select_related("assignee")
        .order_by("-done_at", "-pk")[:most]
    )
    may = actor.may("support.resume_task")
    return [
        shell.Moment(
            localtime(each.done_at).date(),
            each.pk,
            f"Fait : {each.label}",
            reverse("support:resume_task", args=[each.pk]) if may else "",
            f"Pour {each.assignee.short_name}",
            "check",
            "ok",
            "social",
        )
        for each in found
    ]


@shell.answers("exchange.events")
def calendar_events(actor: Actor, since: datetime) -> list[CalendarEvent]:
    """One's own appointments for a telephone: initials, never a name nor an address kept secret."""
    rows = (
        Appointment.objects.filter(organisation=actor.organisation, worker=actor.user_id)
        .filter(period__startswith__gte=since)
        .select_related("household")
        .order_by("period", "pk")
    )
    return [
        CalendarEvent(
            f"appointment-{each.pk}",
            each.period.lower,
            each.period.upper,
            f"Rendez-vous {_initials(each)}".strip(),
            _where(each),
            each.state == "cancelled",
        )
        for each in rows
    ]


def _initials(row: Appointment) -> str:
    if row.household is None:
        return f": {row.title}"
    words = row.household.name.removeprefix("Ménage ").split()
    return "".join(f"{word[0]}." for word in words if word)


def _where(row: Appointment) -> str:
    hidden = row.household is not None and row.household.hidden_at is not None
    place = str(row.get_where_display())
    return place if hidden or not row.address else f"{place}, {row.address}"

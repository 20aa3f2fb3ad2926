"""The diary: a week of appointments, booking, moving, what became of each."""

from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime

from palier.base.documents.models import Message
from palier.base.kit.rows import name_of
from palier.base.kit.typography import day_in_words, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import open_to_members
from palier.base.tenancy.models import User
from palier.base.tenancy.reads import colleagues
from palier.base.ui import shell
from palier.base.ui.calendar import Hours
from palier.base.ui.fields import EARLIEST, LATEST
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.support import actions, forms
from palier.work.support.models import Appointment

WEEK = timedelta(days=7)


APPOINTMENT = Subject(
    Appointment,
    "agenda/<int:pk>/",
    fetch=("household", "worker"),
)


def _monday(request: ActorRequest) -> date:
    try:
        day = date.fromisoformat(request.GET.get("semaine", ""))
        if not EARLIEST < day < LATEST:
            raise ValueError(day)
    except ValueError:
        # On a Saturday or a Sunday one looks at the week to come.
        day = request.today + timedelta(days=2 if request.today.weekday() > 4 else 0)
    return day - timedelta(days=day.weekday())


def _worker(request: ActorRequest) -> User | None:
    """Whose week: one's own unless another colleague is chosen; None for the whole team."""
    asked = request.GET.get("qui", "")
    if not request.actor.sees("support.diary"):
        return request.user
    if asked == "tous":
        return None
    chosen = colleagues(request.actor).filter(pk=asked).first() if asked.isdecimal() else None
    return chosen or request.user


def _days(
    request: ActorRequest,
    monday: date,
    worker: User | None,
    rows: QuerySet[Appointment],
    zone: ZoneInfo,
) -> dict[date, list[dict[str, object]]]:
    """What stands on each day of a week: appointments, and what other rooms lend."""
    start = datetime.combine(monday, datetime.min.time(), zone)
    days: dict[date, list[dict[str, object]]] = {monday + timedelta(days=n): [] for n in range(7)}
    for row in rows.order_by("period", "pk"):
        begins = localtime(row.period.lower, zone)
        if begins.date() in days:
            hidden = row.household is not None and not may_see_home(row.household, request.actor)
            address = "" if hidden else row.address
            days[begins.date()].append({"row": row, "begins": begins, "address": address})
    asked = Hours(start, start + WEEK, worker.pk if worker else None)
    for lent in (
        each for told in shell.ask("support.week", request.actor, asked) for each in told
    ):
        begins = localtime(lent.starts_at, zone)
        if begins.date() in days:
            days[begins.date()].append({"lent": lent, "begins": begins})
    for told in days.values():
        told.sort(key=lambda each: str(each["begins"]))
    return days


@open_to_members
def week(request: ActorRequest) -> HttpResponse:
    """Seven days, each with its appointments in order of hours."""
    monday, worker = _monday(request), _worker(request)
    zone = ZoneInfo(request.actor.organisation.time_zone)
    start = datetime.combine(monday, datetime.min.time(), zone)
    rows = (
        Appointment.objects.visible_to(request.actor)
        .filter(period__overlap=(start, start + WEEK))
        .select_related("household", "worker")
        .annotate(invited=Count("invitations", filter=Q(invitations__withdrawn_at=None)))
    )
    if worker:
        rows = rows.filter(worker=worker)
    days = _days(request, monday, worker, rows, zone)
    who = worker.pk if worker else "tous"
    context = {
        "title": f"Semaine du {day_in_words(monday)}",
        "days": [(day, told) for day, told in days.items() if told or day.weekday() < 5],
        "count": sum("row" in each for told in days.values() for each in told),
        "before": f"?semaine={monday - WEEK}&qui={who}",
        "after": f"?semaine={monday + WEEK}&qui={who}",
        "monday": monday,
        "worker": worker,
        "colleagues": colleagues(request.actor) if request.actor.sees("support.diary") else [],
    }
    return render(request, "support/week.html", context)


def book_appointment(request: ActorRequest) -> HttpResponse:
    chosen = request.GET.get("menage", "")
    household = None
    if chosen.isdecimal():
        rows = Household.objects.visible_to(request.actor)
        household = get_object_or_404(rows, pk=chosen)
    initial = {
        "day": request.GET.get("jour") or request.today,
        "worker": request.actor.user_id,
        "where": "office",
    }
    form = forms.BookAppointment(request, initial=initial)
    back = (
        reverse("people:household", args=[household.pk]) if household else reverse("support:week")
    )
    return ask(
        request,
        form,
        actions.book_appointment,
        request.actor.organisation,
        known={"household": household},
        title=f"Prendre rendez-vous avec {household.name}" if household else "Prendre rendez-vous",
        submit="Prendre ce rendez-vous",
        said=_told,
        fix=lambda made: reverse("support:move_appointment", args=[made.pk]),
        back=back,
        crumbs=[("Agenda", reverse("support:week"))],
        lead=""
        if household
        else "Sans ménage, pour bloquer une heure. Pour un ménage, partez de sa page.",
    )


def _begins(made: Appointment) -> datetime:
    """When it begins, whether it was just written or read from the database."""
    begins: datetime = made.period[0] if isinstance(made.period, tuple) else made.period.lower
    return begins


def _told(made: Appointment) -> str:
    begins = localtime(_begins(made))
    return (
        f"Rendez-vous pris {day_in_words(begins.date(), weekday=True)} à {time_in_words(begins)}."
    )


@APPOINTMENT.asks("deplacer/")
def move_appointment(request: ActorRequest, row: Appointment) -> HttpResponse:
    zone = ZoneInfo(request.actor.organisation.time_zone)
    begins = localtime(row.period.lower, zone)
    minutes = int((row.period.upper - row.period.lower).total_seconds() // 60)
    queued = Message.objects.filter(about=name_of(row), state=Message.State.QUEUED).first()
    initial = {
        "day": begins.date(),
        "at": begins.time(),
        "minutes": minutes,
        "remind": queued.channel if queued else "",
    }
    return ask(
        request,
        forms.MoveAppointment(request, subject=row, initial=initial),
        actions.move_appointment,
        row,
        known={"now": timezone.now()},
        title=f"Déplacer : {row.title}",
        submit="Déplacer ce rendez-vous",
        said=lambda made: _told(made).replace("pris", "déplacé :"),
        to=lambda made: f"{reverse('support:week')}?semaine={localtime(_begins(made)).date()}",
        back=reverse("support:week"),
        crumbs=[("Agenda", reverse("support:week"))],
        lead="Le rappel de l’ancienne heure ne partira pas.",
    )


@APPOINTMENT.asks("suite/")
def answer_appointment(request: ActorRequest, row: Appointment) -> HttpResponse:

    def then(made: Appointment) -> str:
        if made.state == "kept" and made.household_id and request.actor.may("support.write_note"):
            kinds = {"home": "home", "phone": "phone", "elsewhere": "elsewhere"}
            note = reverse("support:write_note", args=[made.household_id])
            asked = {"genre": kinds.get(made.where, "office"), "objet": made.title}
            return f"{note}?{urlencode(asked)}"
        return reverse("support:week")

    return ask(
        request,
        forms.AnswerAppointment(request, subject=row),
        actions.answer_appointment,
        row,
        known={"now": timezone.now()},
        title=f"{row.title} : qu’en a-t-il été ?",
        submit="Enregistrer",
        said=lambda made: f"Rendez-vous : {made.get_state_display()}.",
        to=then,
        back=reverse("support:week"),
        crumbs=[("Agenda", reverse("support:week"))],
    )

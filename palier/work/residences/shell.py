"""What houses lend: panels on a household, a place, a site; to-dos; what happened."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import get_current_timezone, localtime

from palier.base.kit.phones import dialled
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.base.ui.spent import Act, Asked
from palier.registers.housing.models import Place
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.leases.models import Occupancy
from palier.work.leases.reads import current_of
from palier.work.residences.models import (
    Absence,
    Incident,
    LogEntry,
    OpeningStep,
    RoomEntry,
    Shift,
    UrgentContact,
    Welcome,
    WorksStay,
)
from palier.work.residences.reads import works_stay_of

declare_sights(
    {
        "residences.houses": "les maisons : qui y vit, qui y est ce soir",
        "residences.logbook": "le cahier de liaison",
        "residences.incidents": "les incidents des maisons",
        "residences.reserved": "ce qui est réservé à l’encadrement des maisons",
    },
    secrets=("residences.reserved",),
)
shell.menu(
    shell.MenuEntry(
        "residences.houses",
        "Résidences",
        "residences:all_houses",
        "home-modern",
        "residences.houses",
        short="Maisons",
    )
)
shell.menu(
    shell.MenuEntry(
        "residences.incidents",
        "Incidents",
        "residences:incidents",
        "bell-alert",
        "residences.incidents",
    )
)


@shell.answers("housing.verbs")
def verbs_of_house(row: Any, actor: Actor) -> list[dict[str, Any]]:
    """From a home, to its house tonight."""
    if not actor.sees("residences.houses") or isinstance(row, Site):
        return []
    if row.site.kind in (Site.Kind.OFFICE, Site.Kind.SCATTERED):
        return []
    url = reverse("residences:house", args=[row.site_id])
    return [{"label": "La maison ce soir", "url": url, "icon": "home-modern", "main": False}]


LIVED = Rows(Occupancy, "household")


@shell.panel(on="people.household", order=35, sight="residences.houses", has=[LIVED])
def home_of(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """Where a household lives in a house of ours, and whom to call."""
    current = current_of(row.pk, today)
    if current is None or current.main_place.site.kind in (Site.Kind.OFFICE, Site.Kind.SCATTERED):
        return None
    if not may_see_home(row, actor) or not actor.works_at(current.site_id):
        return None
    contacts = UrgentContact.objects.visible_to(actor).filter(occupancy=current)
    lines = [
        Line(
            f"{current.main_place.site.name}, {current.main_place.label}",
            "",
            reverse("residences:resident", args=[current.pk])
            if actor.sees("leases.contracts")
            else "",
            icon="home-modern",
        ),
        *(
            Line(each.name, ", ".join(filter(None, [each.link, each.phone])), icon="phone")
            for each in contacts.order_by("pk")
        ),
    ]
    away = (
        Absence.objects.visible_to(actor)
        .filter(occupancy=current, returned_on=None, left_on__lte=today)
        .first()
    )
    lent = works_stay_of(current, today)
    chip = Chip("relogé", "info") if lent else Chip("absent", "info") if away else None
    why = f"pendant les travaux : {lent.at}" if lent else ""
    lines[0] = Line(lines[0].title, why, lines[0].url, icon="home-modern", chip=chip)
    card = Card("Vie dans la maison", lines, icon="home-modern")
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="housing.place", order=15, sight="residences.houses", column="main")
def lent_for_works(row: Place, actor: Actor, today: date) -> shell.Part | None:
    """Who lives in a home of ours while their own is in works."""
    stay = (
        WorksStay.objects.visible_to(actor)
        .filter(place=row, returned_on=None)
        .select_related("occupancy__household", "occupancy__main_place__site")
        .first()
    )
    if stay is None:
        return None
    home = stay.occupancy.main_place
    line = Line(
        stay.occupancy.household.name,
        f"relogé pendant les travaux de {home.site.name}, {home.label}, depuis le "
        f"{day_in_words(stay.starts_on)}",
        reverse("residences:resident", args=[stay.occupancy_id]),
        icon="home-modern",
        chip=Chip(f"jusqu’au {day_in_words(stay.back_by, short=True)}", "info"),
    )
    card = Card("Prêté pendant des travaux", [line], icon="home-modern")
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="housing.site", order=20, sight="residences.houses")
def house_of(row: Site, actor: Actor, today: date) -> shell.Part | None:
    """The page of a house, from its site."""
    if row.kind == Site.Kind.OFFICE:
        return None
    url = reverse("residences:house", args=[row.pk])
    opened = reverse("residences:opening", args=[row.pk])
    card = Card(
        "La maison",
        verbs=[Verb("Qui est là ce soir", url), Verb("Ouverture et histoire", opened)],
        text="Occupation du jour, cahier de liaison, vie commune.",
        icon="home-modern",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.todo_source(
    on="ui.day",
    sight="residences.houses",
    has=[
        Rows(LogEntry),
        Rows(Welcome, only=(("done_on", None),)),
        Rows(RoomEntry),
        Rows(Incident, only=(("state", "open"),)),
        Rows(OpeningStep, only=(("done_on", None),)),
    ],
)
def to_do_in_houses(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """What to watch tonight, newcomers to welcome, residents to inform, incidents to look at again."""
    return [
        *_watches(actor, today),
        *_welcomes(actor),
        *_letters(actor),
        *_incidents(actor, today),
        *_openings(actor),
    ]


def _watches(actor: Actor, today: date) -> list[shell.Todo]:
    rows = LogEntry.objects.visible_to(actor).filter(
        kind=LogEntry.Kind.WATCH, settled_on=None, watch_until__gte=today
    )
    return [
        shell.Todo(
            f"À surveiller : {each.household.name if each.household else each.site.name}",
            reverse("residences:house", args=[each.site_id]),
            "réservé" if each.is_reserved else each.text[:90],
            today,
        )
        for each in rows.select_related("household", "site").order_by("watch_until", "pk")[:6]
    ]


def _welcomes(actor: Actor) -> list[shell.Todo]:
    if not actor.may("residences.note_welcome"):
        return []
    rows = Welcome.objects.visible_to(actor).filter(done_on=None, occupancy__state="active")
    return [
        shell.Todo(
            f"Accueillir {each.occupancy.household.name}",
            reverse("residences:note_welcome", args=[each.pk]),
            f"{each.occupancy.site.name}, par un représentant des résidents",
            each.due_on,
        )
        for each in rows.select_related("occupancy__household", "occupancy__site").order_by(
            "due_on", "pk"
        )[:6]
    ]


def _letters(actor: Actor) -> list[shell.Todo]:
    if not actor.may("residences.tell_resident"):
        return []
    rows = RoomEntry.objects.visible_to(actor).filter(
        ground=RoomEntry.Ground.EMERGENCY, told_on=None
    )
    return [
        shell.Todo(
            f"Informer {each.occupancy.household.name} d’une entrée d’urgence",
            reverse("residences:resident", args=[each.occupancy_id]),
            f"entrée du {day_in_words(each.on)}",
            each.on,
        )
        for each in rows.select_related("occupancy__household").order_by("on", "pk")[:6]
    ]


def _incidents(actor: Actor, today: date) -> list[shell.Todo]:
    rows = Incident.objects.visible_to(actor).filter(state="open", next_on__lte=today)
    return [
        shell.Todo(
            f"Revoir un incident : {each.get_kind_display()}",
            reverse("residences:incident", args=[each.pk]),
            each.site.name,
            each.next_on,
        )
        for each in rows.select_related("site").order_by("next_on", "pk")[:6]
    ]


def _openings(actor: Actor) -> list[shell.Todo]:
    if not actor.may("residences.finish_opening_step"):
        return []
    rows = OpeningStep.objects.visible_to(actor).filter(done_on=None, project__opened_on=None)
    return [
        shell.Todo(
            f"Avant d’ouvrir : {each.label}",
            reverse("residences:opening", args=[each.project.site_id]),
            each.project.site.name,
            each.due_on,
        )
        for each in rows.select_related("project__site").order_by("due_on", "pk")[:6]
    ]


@shell.panel(on="ui.day", order=15, sight="residences.logbook")
def duty_tonight(row: None, actor: Actor, today: date) -> shell.Part | None:
    """Who is on call tonight, one tap away."""
    rows = Shift.objects.visible_to(actor).filter(hours__contains=timezone.now(), duty="on_call")
    found = list(rows.select_related("user", "site").order_by("pk")[:4])
    if not found:
        return None
    card = Card(
        "D’astreinte maintenant",
        [
            Line(
                each.user.short_name,
                f"{each.phone}, {each.site.name if each.site else 'toutes les maisons'}",
                dialled(each.phone),
                icon="phone",
            )
            for each in found
        ],
        icon="phone",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.answers("hours.acts")
def presence_as_time(asked: Asked) -> list[Act]:
    """Hours in a house, told on the day that they begin; being on call is not being there."""
    zone = get_current_timezone()
    rows = Shift.objects.filter(
        organisation=asked.organisation_id,
        duty__in=(Shift.Duty.HOST, Shift.Duty.NIGHT),
        hours__startswith__date__range=(asked.first, asked.last),
        **asked.whose("user"),
    )
    return [
        Act(
            f"residences.shift:{pk}",
            user,
            localtime(hours.lower, zone).date(),
            "face",
            "Présence dans la maison",
            min(int((hours.upper - hours.lower).total_seconds() // 60), 720),
        )
        for pk, user, hours in rows.values_list("pk", "user", "hours")
    ]

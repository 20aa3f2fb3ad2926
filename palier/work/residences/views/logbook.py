"""The handover book, who is on duty, incidents."""

from datetime import datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from palier.base.kit.phones import dialled
from palier.base.kit.typography import capitalised, day_in_words, time_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import Site
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, press
from palier.base.ui.subjects import Subject
from palier.work.residences import actions, forms, lists, reads
from palier.work.residences.actions.correcting import OWN_WORD
from palier.work.residences.models import LogEntry, Shift
from palier.work.residences.views.finding import HOUSES, house_crumbs, house_page, house_tabs
from palier.work.residences.views.finding import find_house as _house

TONES = {"watch": "wait", "not_seen": "wait", "call": "info", "seen": "", "house": ""}
READERS = "Lu par les hôtes et l’astreinte. Santé et vie privée : plutôt une note secrète."


def when(moment: datetime) -> str:
    """`hier, 21 h 10`."""
    local, today = timezone.localtime(moment), timezone.localdate()
    days = (today - local.date()).days
    day = (
        ""
        if days == 0
        else "hier, "
        if days == 1
        else f"{day_in_words(local.date(), short=True)}, "
    )
    return f"{day}{time_in_words(local)}"


def log_line(request: ActorRequest, entry: LogEntry) -> Line:
    """One entry, with who wrote it and what one may still do."""
    kind = entry.get_kind_display()
    title = entry.household.name if entry.household else capitalised(kind)
    said = [each for each in (entry.text, entry.author.short_name if entry.author else "") if each]
    watching = entry.kind == LogEntry.Kind.WATCH and entry.settled_on is None
    words = kind
    if watching and entry.watch_until:
        words = f"jusqu’au {day_in_words(entry.watch_until, short=True)}"
    mine = entry.author_id == request.actor.user_id
    fresh = timezone.now() - entry.written_at <= OWN_WORD
    return Line(
        f"{when(entry.written_at)} : {title}",
        "\n".join(said),
        icon="book-open",
        chip=Chip("réservé", "info")
        if entry.is_reserved
        else Chip(words, TONES[entry.kind] if watching or entry.kind == "not_seen" else ""),  # type: ignore[arg-type]
        verbs=verbs(
            verb(request, "residences.settle_log", "Réglé", entry, about=title)
            if watching
            else None,
            verb(request, "residences.remove_word", "Retirer…", entry, about=title)
            if mine and fresh
            else None,
        ),
        is_done=entry.settled_on is not None,
    )


def log_card(request: ActorRequest, site: Site) -> Card | None:
    """The last words of the book, what is to watch first."""
    if not request.actor.sees("residences.logbook"):
        return None
    watched = reads.watched(request.actor, [site], request.today)
    rows = (
        LogEntry.objects.visible_to(request.actor)
        .filter(site=site)
        .exclude(pk__in=[each.pk for each in watched])
        .select_related("household", "author")
        .order_by("-written_at", "-pk")[:4]
    )
    return Card(
        "Cahier de liaison",
        [log_line(request, each) for each in [*watched, *rows]],
        empty="Rien d’écrit encore.",
        verbs=verbs(
            verb(request, "residences.write_log", "Écrire", site, "plus"),
            Verb("Tout le cahier", reverse("residences:logbook", args=[site.pk])),
        ),
        audience=READERS,
        note="",
        side=True,
        icon="book-open",
    )


@needs_sight("residences.logbook")
def logbook(request: ActorRequest, pk: int) -> HttpResponse:
    """The whole book of a house."""
    site = _house(request, pk)
    book = lists.logbook_of(site)
    return ui_lists.show(
        request,
        book,
        tabs=sorted(house_tabs(request, site), key=lambda tab: tab.order),
        verbs=verbs(
            verb(
                request,
                "residences.write_log",
                "Écrire au cahier",
                pk,
                "pencil-square",
                main=True,
            )
        ),
    )


@needs_sight("residences.logbook")
def write_log(request: ActorRequest, pk: int) -> HttpResponse:
    site = _house(request, pk)
    initial: dict[str, object] = {
        "household": request.GET.get("menage"),
        "kind": request.GET.get("sorte", "house"),
    }
    initial["written_at"] = timezone.localtime()
    return ask(
        request,
        forms.WriteLog(request, subject=site, initial=initial),
        actions.write_log,
        site,
        title="Écrire au cahier de liaison",
        submit="Écrire ce mot",
        said="Écrit au cahier.",
        back=house_page(pk),
        crumbs=house_crumbs(site),
        lead=READERS,
        later=True,
    )


LOG_ENTRY = Subject(
    LogEntry,
    "cahier/<int:pk>/",
    fetch=("site",),
    page=lambda row: house_page(row.site_id),
    under=lambda row: house_crumbs(row.site),
)


LOG_ENTRY.verb(
    actions.settle_log,
    forms.SettleLog,
    at="regler/",
    title="C’est réglé ?",
    submit="Noter que c’est réglé",
    said="Réglé : ce point ne se surveille plus.",
    lead=lambda row: row.text,
    initial=lambda row, seen: {"settled_on": seen.today},
)


LOG_ENTRY.verb(
    actions.remove_word,
    at="retirer/",
    title="Retirer ce mot du cahier",
    submit="Retirer ce mot",
    said="Mot retiré.",
    lead=lambda row: row.text,
    danger=True,
)


@needs_sight("residences.houses")
def planning(request: ActorRequest) -> HttpResponse:
    """Two weeks of duties, day by day; tonight’s on-call first."""
    now = timezone.now()
    start = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = (
        Shift.objects.visible_to(request.actor)
        .filter(hours__overlap=(start, start + timedelta(days=14)))
        .select_related("user", "site")
        .order_by("hours", "pk")
    )
    days: dict[object, list[Line]] = {}
    for each in rows:
        lower, upper = timezone.localtime(each.hours.lower), timezone.localtime(each.hours.upper)
        day = max(lower, start).date()
        days.setdefault(day, []).append(_shift_line(request, each, lower, upper, now))
    cards = [
        Card(capitalised(day_in_words(day, weekday=True)), lines, icon="calendar")  # type: ignore[arg-type]
        for day, lines in days.items()
    ]
    return show_cards(
        request,
        title="Présences et astreintes",
        lead="Qui est dans chaque maison, et qui répond quand personne n’y est.",
        crumbs=[HOUSES],
        verbs=verbs(
            verb(
                request,
                "residences.plan_shift",
                "Planifier",
                reverse("residences:plan_shift"),
                "plus",
                main=True,
            )
        ),
        cards=cards
        or [Card("Deux semaines à venir", empty="Personne n’est planifié.", icon="calendar")],
    )


def _shift_line(
    request: ActorRequest, each: Shift, lower: datetime, upper: datetime, now: datetime
) -> Line:
    where = each.site.name if each.site else "toutes les maisons"
    said = f"de {time_in_words(lower)} à {time_in_words(upper)}"
    if upper.date() != lower.date():
        said = (
            f"du {day_in_words(lower.date(), short=True)} à {time_in_words(lower)} au "
            f"{day_in_words(upper.date(), short=True)} à {time_in_words(upper)}"
        )
    return Line(
        f"{each.user.short_name}, {where}",
        said + (f", {each.phone}".replace(" ", "\u00a0") if each.phone else ""),
        dialled(each.phone),
        icon="phone" if each.duty == "on_call" else "user",
        chip=Chip(
            each.get_duty_display() + (", maintenant" if lower <= now < upper else ""),
            "info" if lower <= now < upper else "",
        ),
        verbs=verbs(
            verb(
                request,
                "residences.remove_shift",
                "Retirer",
                each,
                about=each.user.short_name,
                post=True,
            )
        ),
    )


@needs_sight("residences.houses")
def plan_shift(request: ActorRequest) -> HttpResponse:
    evening = timezone.make_aware(datetime.combine(request.today, time(18, 0)))
    initial = {
        "starts_at": timezone.localtime(evening),
        "ends_at": timezone.localtime(evening + timedelta(hours=14)),
        "site": request.GET.get("maison"),
    }
    return ask(
        request,
        forms.PlanShift(request, initial=initial),
        actions.plan_shift,
        request.actor.organisation,
        title="Planifier une présence ou une astreinte",
        submit="Planifier",
        said="Planifié.",
        back=reverse("residences:planning"),
        crumbs=[HOUSES, ("Présences et astreintes", reverse("residences:planning"))],
    )


@require_POST
def remove_shift(request: ActorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Shift.objects.visible_to(request.actor), pk=pk)
    return press(
        request,
        actions.remove_shift,
        row,
        said="Retiré du planning.",
        to=reverse("residences:planning"),
    )

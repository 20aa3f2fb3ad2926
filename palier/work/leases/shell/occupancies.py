from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from palier.base.documents.holding import may_hold_files
from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.having import Rows
from palier.base.ui.picking import pickable
from palier.law.notices import notice_rules
from palier.registers.housing.models import Place
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.leases.models import NoticeToQuit, Occupancy, OccupancyPlace, OccupancyState
from palier.work.leases.reads import current_of, households_of, leaving_soon, occupants_on
from palier.work.titles.models import Holding, HoldingState

declare_sights({"leases.contracts": "les contrats : baux, sous-locations, séjours"})
may_hold_files("leases.occupancy", sight="leases.contracts")


def _told_apart(rows: Sequence[Occupancy], actor: Actor, today: date) -> dict[int, str]:
    """The home of each contract, for those who may know it."""
    seen = Occupancy.objects.visible_to(actor).filter(pk__in=[row.pk for row in rows])
    return {
        row.pk: f"{row.main_place.label}, {row.get_regime_display()}"
        for row in seen.select_related("main_place")
    }


pickable(
    Occupancy,
    search=("number", "household__sort_name", "main_place__label"),
    called=lambda row: f"{row.number}, {row.household.name}",
    fetch=("household",),
    apart=_told_apart,
)
shell.menu(
    shell.MenuEntry(
        "leases.occupancies", "Contrats", "leases:occupancies", "key", "leases.contracts"
    )
)
shell.add(
    shell.AddEntry(
        40,
        "Un contrat",
        "Rédiger un contrat",
        "leases:draft_occupancy",
        "key",
        "leases.draft_occupancy",
    )
)


@shell.panel(on="titles.holding", order=60, sight="leases.contracts", column="side")
def who_lives_there(row: Holding, actor: Actor, today: date) -> shell.Part | None:
    """Those whom the end of a title concerns."""
    if row.state != HoldingState.SIGNED:
        return None
    here, unseen = households_of(row, actor, today)
    lines = [
        Line(
            occupancy.household.name,
            f"Contrat {occupancy.number}, {occupancy.main_place.label}",
            reverse("leases:occupancy", args=[occupancy.pk]),
            "key",
        )
        for occupancy in here
    ]
    if unseen:
        lines.append(
            Line(f"{plural(unseen, 'ménage')} que vous ne pouvez pas voir", icon="eye-slash")
        )
    count = len(here) + unseen
    card = Card(
        f"Qui y vit : {plural(count, 'ménage')}" if count else "Personne n’y vit",
        lines,
        note="que sa fin concerne" if count else "",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


LIVED = Rows(Occupancy, "household")


@shell.path_source(on="people.household", sight="people.households", has=[LIVED])
def stays(row: Household, actor: Actor) -> list[shell.Step]:
    """Where the household lives and has lived with us, unless it is kept secret."""
    if not may_see_home(row, actor):
        return []
    occupancies = Occupancy.objects.filter(
        household=row, organisation=actor.organisation, state__in=("active", "ended")
    ).select_related("main_place__site")
    linked = actor.sees("leases.contracts")
    return [
        shell.Step(
            "stay",
            o.law.label.partition(" (")[0]
            + (f", {o.main_place.size}" if o.main_place.size else ""),
            o.starts_on,
            o.period.upper,
            f"{o.main_place.site.name}, {o.main_place.label}",
            reverse("leases:occupancy", args=[o.pk]) if linked else "",
            "key",
        )
        for o in occupancies.order_by("pk")
    ]


@shell.answers("people.told_apart")
def home_of_each(rows: Sequence[Household], actor: Actor, today: date) -> dict[int, str]:
    """The home of each household, for those who may know it."""
    known = [row.pk for row in rows if may_see_home(row, actor)]
    here = (
        Occupancy.objects.filter(organisation=actor.organisation, household__in=known)
        .in_force(today)
        .select_related("main_place", "site")
    )
    return {row.household_id: f"{row.site.name}, {row.main_place.label}" for row in here}


@shell.answers("people.at_a_glance")
def homes_at_a_glance(
    rows: Sequence[Household], actor: Actor, today: date
) -> dict[int, dict[str, object]]:
    return {pk: {"home": home} for pk, home in home_of_each(rows, actor, today).items()}


@shell.answers("people.said")
def where_they_live(row: Household, actor: Actor, today: date) -> list[str]:
    if not may_see_home(row, actor):
        return []
    is_ours = shell.holds("people.household", row, LIVED)
    occupancy = current_of(row.pk, today) if is_ours else None
    if occupancy is None:
        return ["sans logement chez nous"]
    place = occupancy.main_place
    return [", ".join(filter(None, [place.size, place.site.name, place.label]))]


@shell.answers("people.obstacles_to_closing")
def a_contract_in_force(row: Household, on: date) -> list[str]:
    """A file does not close while the household lives with us."""
    return (
        ["Ce ménage a encore un contrat en cours : notez d’abord son départ."]
        if current_of(row.pk, on)
        else []
    )


@shell.answers("people.verbs")
def verbs_of_household(row: Household, actor: Actor) -> list[dict[str, Any]]:
    if not actor.may("leases.draft_occupancy"):
        return []
    url = reverse("leases:draft_occupancy") + f"?menage={row.pk}"
    return [
        {
            "label": "Rédiger un contrat",
            "url": url,
            "icon": "key",
            "main": False,
            "group": "Loger",
            "first": True,
        }
    ]


@shell.answers("housing.verbs")
def verbs_of_place(row: Place, actor: Actor) -> list[dict[str, Any]]:
    if not actor.may("leases.draft_occupancy"):
        return []
    url = reverse("leases:draft_occupancy") + f"?lieu={row.pk}"
    return [{"label": "Rédiger un contrat", "url": url, "icon": "key", "main": True}]


@shell.timeline_source(on="people.household", sight="leases.contracts", has=[LIVED])
def contracts_of(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """Entries and departures."""
    moments = []
    for o in (
        Occupancy.objects.visible_to(actor)
        .filter(household=row, state__in=("active", "ended"))
        .select_related("main_place__site")
    ):
        url = reverse("leases:occupancy", args=[o.pk])
        where = f"{o.main_place.site.name}, {o.main_place.label}"
        if o.starts_on <= before:
            title = f"Entrée dans les lieux, contrat {o.number}"
            moments.append(
                shell.Moment(o.starts_on, o.pk, title, url, where, "key", "ok", "locatif")
            )
        if o.last_on and o.last_on <= before:
            title = f"Départ : {o.get_end_reason_display()}"
            icon = "arrow-right-start-on-rectangle"
            moments.append(
                shell.Moment(o.last_on, o.pk, title, url, where, icon, "info", "locatif")
            )
    return sorted(moments, key=lambda m: (m.on, m.pk), reverse=True)[:most]


@shell.answers("housing.states")
def tonight(places: list[Place], actor: Actor, today: date) -> dict[int, Any]:
    """What each place's square says: who lives there, who leaves, what is free."""
    taken = occupants_on(places, today)
    named = actor.sees("people.households")
    states: dict[int, Any] = {}
    for place in places:
        occupation = taken.get(place.pk)
        if occupation is None:
            states[place.pk] = {
                "tone": "ok",
                "code": "free",
                "icon": "check",
                "words": "Disponible",
            }
            continue
        known = named and may_see_home(occupation.occupancy.household, actor)
        name = occupation.occupancy.household.name if known else "Occupé"
        if leaving_soon(occupation, today):
            last = occupation.period.upper - timedelta(days=1)
            states[place.pk] = {
                "tone": "info",
                "code": "leaving",
                "icon": "arrow-right-start-on-rectangle",
                "words": f"{name}, départ le {day_in_words(last, short=True)}",
            }
        else:
            states[place.pk] = {"tone": "", "code": "", "icon": "", "words": name}
    return states


@shell.panel(on="housing.place", order=10, sight="leases.contracts", column="main")
def contracts_here(row: Place, actor: Actor, today: date) -> shell.Part | None:
    occupations = (
        OccupancyPlace.objects.visible_to(actor)
        .filter(place=row)
        .select_related("occupancy__household")
        .order_by("-period", "-pk")[:20]
    )
    return shell.Part("leases/_contracts_here.html", {"occupations": occupations})


@shell.todo_source(
    on="ui.day",
    sight="leases.contracts",
    has=[
        Rows(Occupancy, only=(("state", "draft"),)),
        Rows(
            Occupancy,
            only=(
                ("state", "active"),
                ("reserve_due_on__isnull", False),
            ),
        ),
    ],
)
def drafts_to_sign(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    if not actor.may("leases.activate_occupancy"):
        return []
    drafts = Occupancy.objects.visible_to(actor).filter(state="draft").select_related("household")
    reserves = (
        Occupancy.objects.visible_to(actor)
        .filter(state="active", reserve_due_on__isnull=False)
        .select_related("household")
    )
    found = [
        shell.Todo(
            f"{o.household.name} : remettre les clés",
            reverse("leases:occupancy", args=[o.pk]),
            f"Contrat {o.number} en préparation",
            o.starts_on,
        )
        for o in drafts.order_by("period")
    ]
    found += [
        shell.Todo(
            f"{o.household.name} : lever la réserve",
            reverse("leases:occupancy", args=[o.pk]),
            o.reserve,
            o.reserve_due_on,
        )
        for o in reserves.order_by("reserve_due_on")
    ]
    return found


@shell.panel(on="leases.occupancy", order=5, sight="leases.contracts", column="main")
def notices_to_quit(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """The notice that stands and those withdrawn; under a regime without notice, nothing."""
    given = list(NoticeToQuit.objects.filter(occupancy=row).order_by("-received_on", "-pk"))
    may_give = row.state == OccupancyState.ACTIVE and actor.may("leases.give_notice_to_quit")
    standing = any(notice.withdrawn_on is None for notice in given)
    sides = {rule.side for rule in notice_rules(row.regime, today, furnished=row.is_furnished)}
    verbs = [
        Verb(label, reverse("leases:give_notice_to_quit", args=[row.pk]) + query, "plus")
        for side, label, query in (
            ("occupant", "Congé du ménage", ""),
            ("manager", "Congé donné au ménage", "?de=manager"),
        )
        if may_give and not standing and side in sides
    ]
    if not given and not verbs:
        return None
    lines = [_notice_line(notice, row, actor) for notice in given]
    card = Card("Congé", lines, empty="Personne n’a donné congé.", verbs=verbs)
    return shell.Part("ui/parts/card.html", {"card": card})


def _notice_line(notice: NoticeToQuit, row: Occupancy, actor: Actor) -> Line:
    from palier.base.ui.lists import Chip

    gone = notice.withdrawn_on is not None
    why = (
        f"retiré le {day_in_words(notice.withdrawn_on)} : {notice.withdrawn_because}"
        if notice.withdrawn_on
        else f"{capitalised(notice.shown_ground)}, {notice.delay} ({notice.source})"
    )
    undo = (
        not gone
        and row.state == OccupancyState.ACTIVE
        and actor.may("leases.withdraw_notice_to_quit")
    )
    verb = Verb("Retirer…", reverse("leases:withdraw_notice_to_quit", args=[notice.pk]))
    return Line(
        f"{_who(notice)}, reçu le {day_in_words(notice.received_on)}",
        why,
        icon="arrow-right-start-on-rectangle",
        chip=None
        if gone
        else Chip(f"dernier jour {day_in_words(notice.last_on, short=True)}", "wait"),
        verbs=[verb] if undo else [],
        is_done=gone,
    )


def _who(notice: NoticeToQuit) -> str:
    return "Congé du ménage" if notice.side == NoticeToQuit.Side.OCCUPANT else "Congé au ménage"


@shell.timeline_source(
    on="people.household",
    sight="leases.contracts",
    has=[Rows(NoticeToQuit, "occupancy__household")],
)
def notices_of(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    given = (
        NoticeToQuit.objects.visible_to(actor)
        .filter(occupancy__household=row, received_on__lte=before)
        .select_related("occupancy")
        .order_by("-received_on", "-pk")
    )
    return [
        shell.Moment(
            notice.received_on,
            notice.pk,
            _who(notice),
            reverse("leases:occupancy", args=[notice.occupancy_id]),
            f"Contrat {notice.occupancy.number}, "
            + (
                "retiré depuis"
                if notice.withdrawn_on
                else f"dernier jour le {day_in_words(notice.last_on)}"
            ),
            "arrow-right-start-on-rectangle",
            "wait",
            "locatif",
        )
        for notice in given[:most]
    ]


@shell.todo_source(
    on="ui.day", sight="leases.contracts", has=[Rows(NoticeToQuit, only=(("withdrawn_on", None),))]
)
def departures_to_prepare(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Who leaves within two months: inventory, keys, accounts."""
    if not actor.may("leases.end_occupancy"):
        return []
    leaving = (
        NoticeToQuit.objects.visible_to(actor)
        .filter(
            withdrawn_on=None,
            last_on__lte=today + timedelta(days=61),
            occupancy__state=OccupancyState.ACTIVE,
        )
        .select_related("occupancy__household")
        .order_by("last_on", "pk")
    )
    return [
        shell.Todo(
            f"{notice.occupancy.household.name} : préparer le départ",
            reverse("leases:occupancy", args=[notice.occupancy_id]),
            f"Congé reçu, contrat {notice.occupancy.number} : état des lieux, clés, compte",
            notice.last_on,
        )
        for notice in leaving
    ]


@shell.answers("people.documents")
def contracts_to_print(row: Household, actor: Actor, today: date) -> list[dict[str, str]]:
    """The contract of each home that a household holds or is about to."""
    if not actor.sees("leases.contracts") or not may_see_home(row, actor):
        return []
    held = Occupancy.objects.visible_to(actor).filter(household=row, state__in=("draft", "active"))
    return [
        {"label": f"Contrat {each.number}", "url": reverse("leases:contract_pdf", args=[each.pk])}
        for each in held.order_by("-pk")[:3]
    ]

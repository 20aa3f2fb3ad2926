from datetime import date, timedelta
from typing import Any

from django.db.models import Func, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from palier.base.kit.typography import day_in_words, of_name, time_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Verb
from palier.base.ui.having import Rows
from palier.registers.partners.models import Offer
from palier.registers.people.models import Body, Household
from palier.work.access.cards import outcomes_card
from palier.work.access.models import (
    AWAITED,
    HERE,
    WORD,
    Encounter,
    Referral,
    Registration,
    Request,
    Visit,
)
from palier.work.access.reads import Used, referrals_counted, used_of, used_offer

declare_sights(
    {
        "access.visits": "le cahier des passages",
        "access.health": "les passages qui touchent à la santé",
        "access.requests": "les demandes de logement et d’accompagnement",
    },
    secrets=("access.health",),
)
shell.menu(
    shell.MenuEntry(
        "access.counter",
        "Accueil",
        "access:note_visit",
        "arrow-right-end-on-rectangle",
        "access.visits",
        "access.note_visit",
    )
)
shell.menu(
    shell.MenuEntry("access.visits", "Passages", "access:visits", "book-open", "access.visits")
)
shell.menu(
    shell.MenuEntry(
        "access.requests", "Demandes", "access:requests", "inbox-arrow-down", "access.requests"
    )
)
shell.menu(
    shell.MenuEntry("access.sessions", "Permanences", "access:sessions", "clock", "access.visits")
)
shell.menu(
    shell.MenuEntry(
        "access.workshops", "Ateliers", "access:workshops", "academic-cap", "access.requests"
    )
)
shell.menu(
    shell.MenuEntry("access.rounds", "Tournées", "access:rounds", "map-pin", "access.requests")
)
shell.menu(
    shell.MenuEntry(
        "access.referrals",
        "Orientations",
        "access:referrals",
        "arrow-up-right",
        "access.requests",
    )
)
shell.add(
    shell.AddEntry(
        20,
        "Un passage à l’accueil",
        "Noter un passage",
        "access:note_visit",
        "arrow-right-end-on-rectangle",
        "access.note_visit",
    )
)


def counts_of(actor: Actor, on: date) -> list[tuple[str, int]]:
    """How many visits each reason had on a day, most first, for this actor's eyes."""
    rows = (
        Visit.objects.visible_to(actor)
        .filter(on=on)
        .annotate(reason=Func("reasons", function="unnest"))
        .values_list("reason", flat=True)
    )
    counts: dict[str, int] = {}
    for code in rows:
        if code != "health" or actor.sees("access.health"):
            counts[code] = counts.get(code, 0) + 1
    return sorted(
        ((Visit.Reason(c).label, n) for c, n in counts.items()), key=lambda r: (-r[1], r[0])
    )


@shell.panel(on="ui.day", order=5, sight="access.visits")
def today_at_the_desk(row: None, actor: Actor, today: date) -> shell.Part | None:
    total = Visit.objects.visible_to(actor).filter(on=today).count()
    return shell.Part("access/_today.html", {"counts": counts_of(actor, today), "total": total})


VISITS = Rows(Visit, "household")


@shell.timeline_source(on="people.household", sight="access.visits", has=[VISITS])
def visits(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    found = (
        Visit.objects.visible_to(actor)
        .filter(household=row, on__lte=before)
        .order_by("-on", "-pk")
    )
    return [
        shell.Moment(
            v.on,
            v.pk,
            f"Passage à l’accueil : {', '.join(v.reasons_for(actor)) or 'motif réservé'}",
            reverse("access:visit", args=[v.pk]),
            "" if v.words_hidden_from(actor) else v.request,
            "arrow-right-end-on-rectangle",
            "",
            "social",
        )
        for v in found[:most]
    ]


@shell.path_source(on="people.household", sight="people.households", has=[VISITS])
def first_visit(row: Household, actor: Actor) -> list[shell.Step]:
    first = (
        Visit.objects.filter(organisation=actor.organisation, household=row).order_by("on").first()
    )
    return [shell.Step("event", "Premier accueil", first.on)] if first else []


@shell.panel(
    on="people.household", order=40, sight="access.requests", has=[Rows(Request, "household")]
)
def requests_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    found = Request.objects.visible_to(actor).filter(household=row).order_by("-on", "-pk")
    requests = list(found)
    return shell.Part("access/_requests.html", {"requests": requests}) if requests else None


@shell.answers("people.verbs")
def verbs_of_household(row: Household, actor: Actor) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "url": reverse(f"access:{name}", args=[row.pk]),
            "icon": sign,
            "main": False,
        }
        for name, label, sign in (
            ("receive_request", "Enregistrer une demande", "inbox-arrow-down"),
            ("refer_out", "Orienter", "arrow-up-right"),
        )
        if actor.may(f"access.{name}")
    ]


@shell.answers("people.documents")
def answers_in_writing(row: Household, actor: Actor, today: date) -> list[dict[str, str]]:
    """The written answer to each request that has one."""
    if not actor.sees("access.requests"):
        return []
    found = Request.objects.visible_to(actor).filter(household=row).exclude(answer="")
    return [
        {
            "label": f"Réponse à la demande du {day_in_words(each.on)}",
            "url": reverse("access:answer_pdf", args=[each.pk]),
        }
        for each in found.order_by("-on", "-pk")[:4]
    ]


@shell.panel(on="partners.offer", order=20, sight="access.requests")
def outcomes_of(row: Offer, actor: Actor, today: date) -> shell.Part | None:
    """Who was sent to an offer, and what came of it."""
    used = used_offer(actor, row)
    return _outcomes(used) if used.sent else None


@shell.panel(on="people.body", order=16, sight="access.requests")
def sent_to_body(row: Body, actor: Actor, today: date) -> shell.Part | None:
    """Who was sent to a body, whatever for, and what came of it."""
    used = used_of(referrals_counted(actor).filter(to=row))
    return _outcomes(used) if used.sent else None


def _outcomes(used: Used) -> shell.Part:
    return shell.Part("ui/parts/card.html", {"card": outcomes_card(used)})


@shell.answers("partners.verbs")
def send_somebody(row: Offer, actor: Actor) -> list[Verb]:
    """An offer is there to be used: choose whom to send."""
    if not actor.may("access.refer_out"):
        return []
    url = reverse("access:choose_whom_to_refer", args=[row.pk])
    return [Verb("Orienter un ménage…", url, "arrow-up-right", main=True)]


@shell.answers("partners.obstacles_to_removing_offer")
def somebody_was_sent(row: Offer) -> str:
    """An offer that has served stays."""
    if Referral.objects.filter(offer=row).exists():
        return "Des ménages y ont été orientés : suspendez-la, ce qui a été fait reste compté."
    return ""


@shell.todo_source(
    on="ui.day",
    sight="access.visits",
    has=[Rows(Visit, only=(("met_at", None), ("orientation__in", AWAITED)))],
)
def visitors_to_meet(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Whom the desk has sent to me, or to whoever is free, and who waits here today."""
    if not actor.may("access.meet_visitor"):
        return []
    mine = Q(for_user=actor.user_id)
    here = Q(mine | Q(for_user=None), on=today, orientation__in=HERE)
    rows = Visit.objects.visible_to(actor).filter(here | Q(mine, orientation=WORD), met_at=None)
    return [_to_meet(each, actor, today) for each in rows.order_by("noted_at", "pk")]


def _to_meet(each: Visit, actor: Actor, today: date) -> shell.Todo:
    """Who waits, or the word that someone left."""
    url = reverse("access:visit", args=[each.pk])
    if each.orientation == WORD:
        words = "" if each.words_hidden_from(actor) else Truncator(each.request).chars(90)
        who = f"Un mot {of_name(each.name)}" if each.name else "Un mot"
        return shell.Todo(f"{who}, laissé à l’accueil", url, words, each.on)
    return shell.Todo(
        f"{each.name or 'Une personne'} vous attend à l’accueil",
        url,
        f"Depuis {time_in_words(timezone.localtime(each.noted_at))}"
        + ("" if each.for_user_id else ", pour qui sera libre"),
        today,
    )


@shell.todo_source(
    on="ui.day",
    sight="access.requests",
    has=[Rows(Request, only=(("state__in", ("received", "evaluated")),))],
)
def requests_to_answer(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    if not actor.may("access.answer_request"):
        return []
    waiting: Any = (
        Request.objects.visible_to(actor)
        .filter(state__in=("received", "evaluated"))
        .select_related("household")
        .order_by("on", "pk")
    )
    return [
        shell.Todo(
            f"{r.household.name} : répondre à la demande",
            reverse("access:answer_request", args=[r.pk]),
            f"Demande {r.get_kind_display()}, reçue le {day_in_words(r.on)}",
        )
        for r in waiting
    ]


@shell.todo_source(
    on="ui.day",
    sight="access.requests",
    has=[
        Rows(Encounter, only=(("next_on__isnull", False),)),
        Rows(Referral, only=(("state", "sent"),)),
    ],
)
def what_next(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """What one promised on a round, and referrals that nobody has answered for two weeks."""
    met: Any = (
        Encounter.objects.visible_to(actor)
        .filter(round__worker=actor.user_id, next_on__gte=today - timedelta(days=30))
        .select_related("round")
        .order_by("next_on", "pk")
    )
    found = [
        shell.Todo(
            f"{e.name or 'Sans nom'} : {e.next_step or 'revenir'}",
            reverse("access:round_page", args=[e.round_id]),
            f"Rencontre du {day_in_words(e.round.on, short=True)}, {e.round.place}",
            e.next_on,
        )
        for e in met
    ]
    if actor.may("access.acknowledge_referral"):
        silent = (
            Referral.objects.visible_to(actor)
            .filter(state="sent", on__lte=today - timedelta(days=14))
            .select_related("household", "to")
            .order_by("on", "pk")
        )
        found += [
            shell.Todo(
                f"{r.household.name} : {r.to} l’a-t-il reçu ?",
                reverse("access:acknowledge_referral", args=[r.pk]),
                f"Orienté le {day_in_words(r.on)}",
            )
            for r in silent
        ]
    return found


@shell.timeline_source(
    on="people.household",
    sight="access.requests",
    has=[
        Rows(Referral, "household"),
        Rows(Registration, "household"),
        Rows(Encounter, "household"),
    ],
)
def sent_and_met(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """Referrals, workshops attended, encounters on rounds."""
    referrals = (
        Referral.objects.visible_to(actor)
        .filter(household=row, on__lte=before)
        .select_related("to", "offer")
        .order_by("-on", "-pk")[:most]
    )
    workshops = (
        Registration.objects.visible_to(actor)
        .filter(household=row, workshop__on__lte=before, came=True)
        .select_related("workshop")
        .order_by("-workshop__on", "-pk")[:most]
    )
    met = (
        Encounter.objects.visible_to(actor)
        .filter(household=row, round__on__lte=before)
        .select_related("round")
        .order_by("-round__on", "-pk")[:most]
    )
    moments = [
        shell.Moment(
            r.on,
            r.pk,
            f"Orientation vers {r.to}{f', {r.offer.name}' if r.offer else ''}",
            reverse("access:referrals"),
            f"{r.reason} : {r.get_outcome_display() if r.outcome else r.get_state_display()}",
            "arrow-up-right",
            "",
            "social",
        )
        for r in referrals
    ]
    moments += [
        shell.Moment(
            each.workshop.on,
            each.pk,
            f"Atelier : {each.workshop.title}",
            reverse("access:workshop", args=[each.workshop_id]),
            each.follow_up,
            "academic-cap",
            "",
            "social",
        )
        for each in workshops
    ]
    moments += [
        shell.Moment(
            e.round.on,
            e.pk,
            f"Rencontre, {e.round.place}",
            reverse("access:round_page", args=[e.round_id]),
            e.said,
            "map-pin",
            "",
            "social",
        )
        for e in met
    ]
    return sorted(moments, key=lambda m: (m.on, m.pk), reverse=True)[:most]

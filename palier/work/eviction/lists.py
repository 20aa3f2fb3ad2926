"""Procedures with their main steps, sessions with a lawyer, sessions of the commission."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.law.procedure import AVOIDED
from palier.registers.people.following import by_follower
from palier.work.eviction.models import (
    ENDINGS,
    Commission,
    LawyerSession,
    Procedure,
    Recommendation,
)
from palier.work.eviction.reads import with_steps


def years(today: date) -> list[tuple[str, str]]:
    """The five years up to a day, and the next one."""
    now = today.year
    return [(f"{year}", f"{year}") for year in range(now + 1, now - 5, -1)]


def _day(name: str) -> Any:
    return lambda row: getattr(row, name)


def _landlord(row: Procedure) -> str:
    if row.landlord is not None:
        return str(row.landlord.name)
    return "nous" if row.occupancy_id else ""


def _state(row: Procedure) -> Chip:
    if row.ended_on is None:
        return Chip("en cours", "wait")
    tone = "ok" if row.is_avoided else "bad" if row.ending == "evicted" else ""
    return Chip(row.get_ending_display(), tone, "", f"le {day_in_words(row.ended_on, short=True)}")  # type: ignore[arg-type]


def _reached(code: str) -> Q:
    return Q(steps__code=code, steps__undone_on=None)


STAGES = [
    ("payment_order", "commandement reçu"),
    ("summons", "assignation"),
    ("judgment", "jugement"),
    ("order_to_vacate", "commandement de quitter"),
    ("police_request", "force publique demandée"),
    ("eviction", "expulsion"),
]

PROCEDURES = ListPage(
    title="Procédures",
    unit=("procédure", "procédures"),
    lead="Chaque date porte son texte ; aucune ne disparaît d’elle-même.",
    template="eviction/list.html",
    rows=lambda actor: with_steps(Procedure.objects.visible_to(actor)),
    columns=[
        Column(
            "Ménage",
            lambda row: row.household.name,
            sort="household__sort_name",
            link=lambda row: reverse("eviction:procedure", args=[row.pk]),
        ),
        Column("Bailleur", _landlord, muted=True),
        Column("Dette (€)", lambda row: row.debt, kind="money", sort="debt"),
        Column("Commandement", _day("order_on"), kind="day", sort="order_on"),
        Column("CCAPEX", _day("commission_on"), kind="day"),
        Column("Assignation", _day("summons_on"), kind="day", sort="summons_on"),
        Column("Audience", _day("hearing_on"), kind="day", sort="hearing_on"),
        Column("Jugement", _day("judgment_on"), kind="day"),
        Column("CQL", _day("vacate_on"), kind="day"),
        Column("CFP", _day("police_on"), kind="day"),
        Column("État", _state, kind="chip"),
    ],
    sort="-opened_on",
    search=("household__sort_name", "household__name", "landlord__name"),
    search_label="Chercher un ménage, un bailleur",
    filters=[
        by_follower(),
        Filter(
            "etat",
            "État",
            lambda actor: [("cours", "en cours"), ("evitee", "expulsion évitée"), *ENDINGS],
            lambda v: (
                Q(ended_on=None)
                if v == "cours"
                else Q(ending__in=AVOIDED)
                if v == "evitee"
                else Q(ending=v)
            ),
        ),
        Filter(
            "qui",
            "Bailleur",
            lambda actor: [("nous", "nous"), ("autre", "un autre bailleur")],
            lambda v: Q(occupancy__isnull=v != "nous"),
        ),
        Filter("acte", "Acte", lambda actor: STAGES, _reached),
    ],
    empty=Empty(
        "Aucune procédure",
        "Une procédure s’ouvre depuis la page d’un ménage. La plupart des impayés n’y arrivent jamais.",
        "Voir les ménages",
        "people:households",
        "eviction.open_procedure",
        icon="scale",
    ),
    file_name="contentieux",
)

SESSIONS = ListPage(
    title="Permanences avec un avocat",
    unit=("permanence", "permanences"),
    lead="Un travailleur social et un avocat reçoivent ensemble. L’avis se garde à part.",
    template="eviction/list.html",
    rows=lambda actor: (
        LawyerSession.objects.visible_to(actor)
        .select_related("worker")
        .annotate(
            booked=Count("receptions"), here=Count("receptions", filter=Q(receptions__came=True))
        )
    ),
    columns=[
        Column(
            "Le",
            lambda row: row.on,
            kind="day",
            sort="on",
            link=lambda row: reverse("eviction:session", args=[row.pk]),
        ),
        Column("Où", lambda row: row.place, sort="place"),
        Column("Avocat", lambda row: row.lawyer, sort="lawyer"),
        Column("Avec", lambda row: row.worker.short_name),
        Column("Inscrits", lambda row: f"{row.booked} sur {row.places}"),
        Column("Reçus", lambda row: row.here, kind="number"),
    ],
    sort="-on",
    search=("place", "lawyer"),
    actions=(
        (
            "Prévoir une permanence",
            "eviction:plan_lawyer_session",
            "plus",
            "eviction.plan_lawyer_session",
        ),
    ),
    empty=Empty(
        "Aucune permanence prévue",
        "Choisissez un jour, un lieu, un avocat ; inscrivez qui sera reçu.",
        "Prévoir une permanence",
        "eviction:plan_lawyer_session",
        "eviction.plan_lawyer_session",
    ),
    file_name="permanences",
)


def commissions_of(today: date) -> ListPage:
    """Commissions of the years around a day."""
    return ListPage(
        title="CCAPEX locale",
        unit=("séance", "séances"),
        lead="Avis et recommandations pour que chacun garde un logement.",
        template="eviction/list.html",
        rows=lambda actor: Commission.objects.visible_to(actor).annotate(
            count=Count("cases", distinct=True),
            left=Count(
                "cases__recommendations",
                filter=Q(
                    cases__recommendations__done_on=None, cases__recommendations__isnull=False
                ),
                distinct=True,
            ),
        ),
        columns=[
            Column(
                "Séance",
                lambda row: row.on,
                kind="day",
                sort="on",
                link=lambda row: reverse("eviction:commission", args=[row.pk]),
            ),
            Column("Où", lambda row: row.place),
            Column("Situations", lambda row: row.count, kind="number"),
            Column("Suites à faire", lambda row: row.left, kind="number"),
            Column(
                "État",
                lambda row: Chip("tenue", "ok") if row.held_on else Chip("à venir", "wait"),
                kind="chip",
            ),
        ],
        sort="-on",
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [("tenues", "tenues"), ("venir", "à venir")],
                lambda v: Q(held_on__isnull=v == "venir"),
            ),
            Filter("annee", "Année", lambda actor: years(today), lambda v: Q(on__year=v)),
        ],
        actions=(
            ("Membres", "eviction:members", "users", "eviction.add_commission_member"),
            (
                "Convoquer une séance",
                "eviction:call_commission",
                "plus",
                "eviction.call_commission",
            ),
        ),
        empty=Empty(
            "Aucune séance",
            "Dites d’abord qui siège et ce que chacun peut lire, puis convoquez.",
            "Convoquer une séance",
            "eviction:call_commission",
            "eviction.call_commission",
        ),
        file_name="ccapex",
    )


def recommendations_of(today: date) -> ListPage:
    """What was asked for, and what is late on a day."""
    return ListPage(
        title="Suites des avis de la CCAPEX",
        unit=("suite", "suites"),
        lead="Suivies jusqu’à ce qu’elles soient faites.",
        template="eviction/list.html",
        rows=lambda actor: Recommendation.objects.visible_to(actor).select_related(
            "case__commission"
        ),
        columns=[
            Column(
                "Situation",
                lambda row: row.case.name,
                sort="case__name",
                link=lambda row: reverse("eviction:commission", args=[row.case.commission_id]),
            ),
            Column("Suite", lambda row: row.get_outcome_display(), sort="outcome"),
            Column("Qui", lambda row: row.who, sort="who"),
            Column("Avant le", lambda row: row.due_on, kind="day", sort="due_on"),
            Column(
                "État",
                lambda row: (
                    Chip("faite", "ok", "", row.result) if row.done_on else Chip("à faire", "wait")
                ),
                kind="chip",
            ),
        ],
        sort="due_on",
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [
                    ("a-faire", "à faire"),
                    ("retard", "en retard"),
                    ("faites", "faites"),
                ],
                lambda v: (
                    Q(done_on=None, due_on__lt=today)
                    if v == "retard"
                    else Q(done_on__isnull=v == "a-faire")
                ),
            ),
            Filter(
                "annee",
                "Année",
                lambda actor: years(today),
                lambda v: Q(case__commission__on__year=v),
            ),
            Filter(
                "suite",
                "Suite",
                lambda actor: Recommendation.Outcome.choices,
                lambda v: Q(outcome=v),
            ),
        ],
        empty=Empty("Aucune suite demandée", "Elles se demandent avec l’avis, à la séance."),
        file_name="suites-ccapex",
    )

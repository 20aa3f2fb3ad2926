"""The calendar of deadlines, where a household stands, and what was avoided."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards
from palier.base.ui.lists import Chip
from palier.law.dates import add_months
from palier.law.procedure import AVOIDED
from palier.registers.people.models import Household
from palier.work.eviction import papers, reads
from palier.work.eviction.dating import Due
from palier.work.eviction.finding import PROCEDURES
from palier.work.eviction.models import ENDINGS, Procedure
from palier.work.eviction.telling import WhereItStands, where_it_stands
from palier.work.eviction.views.tabs import tabs_of

WHOSE = [
    ("", "Toutes", "users"),
    ("equipe", "Celles de mon équipe", "user-group"),
    ("moi", "Les miennes", "user"),
]
GROUPS = [
    (
        "En retard",
        "Dépassé et toujours à faire : notez l’acte, ou dites pourquoi c’est sans objet.",
    ),
    ("Dans les huit jours", ""),
    ("Dans le mois", ""),
    ("Plus tard", ""),
]


@needs_sight("eviction.procedures")
def deadlines(request: ActorRequest) -> HttpResponse:
    """Everything that counts, by urgency; mine, or everyone's."""
    asked = request.GET.get("qui", "")
    whose = {"moi": "mine", "equipe": "team"}.get(asked, "")
    asked = asked if whose else ""
    found = reads.dues(request.actor, request.today, whose=whose)
    groups = _by_urgency(request, found)
    cards = [
        Card(
            title,
            [_line(due, request.today) for due in dues],
            empty="Rien.",
            text=text if dues else "",
            tone="bad" if rank == 0 and dues else "",
            icon="calendar-days",
        )
        for rank, ((title, text), dues) in enumerate(zip(GROUPS, groups, strict=True))
        if dues or rank in (0, 1)
    ]
    here = request.path
    return show_cards(
        request,
        title="Échéances des procédures",
        lead=f"{plural(sum(map(len, groups)), 'date qui compte', 'dates qui comptent')}. Aucune ne disparaît : "
        "elle est tenue, corrigée avec un motif, ou elle reste.",
        crumbs=[PROCEDURES],
        here="Échéances",
        tabs=tabs_of(request.actor),
        verbs=[
            *(
                Verb(label, f"{here}?qui={code}" if code else here, icon)
                for code, label, icon in WHOSE
                if code != asked
            ),
            Verb("Sur mon téléphone", reverse("exchange:calendar"), "device-phone-mobile"),
        ],
        cards=cards,
    )


def _by_urgency(request: ActorRequest, found: list[Due]) -> list[list[Due]]:
    """Late, within eight days, within thirty, later."""
    groups: list[list[Due]] = [[], [], [], []]
    for due in found:
        left = due.days_left(request.today)
        if due.is_late(request.today):
            groups[0].append(due)
        elif left >= 0:
            groups[1 if left <= 8 else 2 if left <= 30 else 3].append(due)
    return groups


def _line(due: Due, today: date) -> Line:
    left = due.days_left(today)
    word = (
        f"dépassé de {plural(-left, 'jour')}"
        if left < 0
        else "aujourd’hui"
        if not left
        else f"dans {plural(left, 'jour')}"
    )
    tone = shell.tone_of(due.on, today)
    who = due.procedure.worker.short_name if due.procedure.worker else "personne"
    changed = " (date corrigée)" if due.change else ""
    return Line(
        f"{day_in_words(due.on)} : {due.deadline.label}",
        f"{due.procedure.household.name}, {due.deadline.source}{changed}. Suivie par {who}",
        reverse("eviction:procedure", args=[due.procedure.pk]),
        chip=Chip(word, tone or "info"),
    )


def _household(request: ActorRequest, pk: int) -> Household:
    return get_object_or_404(
        Household.objects.visible_to(request.actor).select_related("organisation"), pk=pk
    )


@needs_sight("eviction.procedures")
def where(request: ActorRequest, pk: int) -> HttpResponse:
    """One page for the household, in plain words."""
    household = _household(request, pk)
    told = where_it_stands(household, request.today, request.actor)
    procedure = Procedure.objects.visible_to(request.actor).filter(household=pk).first()
    back = reverse("eviction:procedure", args=[procedure.pk]) if procedure else PROCEDURES[1]
    return show_cards(
        request,
        title=f"Où j’en suis, {household.name}",
        lead="À lire avec la personne. La même page se remet en lettre.",
        crumbs=[PROCEDURES, (household.name, back)],
        here="Où j’en suis",
        verbs=[
            Verb(
                "Imprimer la lettre",
                reverse("eviction:where_pdf", args=[pk]),
                "printer",
                main=True,
            )
        ],
        cards=[
            Card("Où vous en êtes", text="\n".join([told.debt, *told.situation]), icon="map"),
            _todos_card(told),
            Card(
                "Les dates à retenir",
                pairs=[(day, label) for day, label in told.dates],
                empty="Aucune date.",
                side=True,
                icon="calendar-days",
            ),
            Card(
                "Vos droits",
                [Line(each, icon="shield-check") for each in told.rights],
                empty="Personne ne peut vous faire partir sans un juge.",
                side=True,
                icon="shield-check",
            ),
        ],
    )


def _todos_card(told: WhereItStands) -> Card:
    """What to do now, with whom."""
    return Card(
        "Ce qu’il faut faire maintenant",
        [
            Line(
                each.what,
                ", ".join(filter(None, [each.who, each.by])),
                icon="arrow-right",
            )
            for each in told.todos
        ],
        tone="wait",
        icon="arrow-right",
    )


@needs_sight("eviction.procedures")
def where_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    household = _household(request, pk)
    told = where_it_stands(household, request.today, request.actor)
    return pdf_response(papers.where_pdf(told, day_in_words(request.today)), f"ou-j-en-suis-{pk}")


@needs_sight("eviction.procedures")
def board(request: ActorRequest) -> HttpResponse:
    """How procedures end, and how many homes were kept."""
    last = request.today
    first = add_months(last, -12)
    told = reads.endings(request.actor, first, last)
    labels, at = dict(ENDINGS), reverse("eviction:procedures")
    count = reads.running(request.actor).count()
    late = [due for due in reads.dues(request.actor, last) if due.is_late(last)]
    return show_cards(
        request,
        title="Expulsions évitées",
        lead=f"Procédures terminées du {day_in_words(first)} au {day_in_words(last)}.",
        crumbs=[PROCEDURES],
        tabs=tabs_of(request.actor),
        cards=[
            _endings_card(told, labels, at),
            Card(
                "En ce moment",
                pairs=[
                    ("Procédures en cours", (str(count), f"{at}?etat=cours")),
                    ("Expulsions évitées", (str(reads.avoided(told)), f"{at}?etat=evitee")),
                    ("Échéances dépassées", (str(len(late)), reverse("eviction:deadlines"))),
                ],
                text="Évitée : dette payée, plan ou protocole tenu, relogement, demande rejetée, "
                "ou le bailleur renonce.",
                side=True,
                icon="chart-bar",
            ),
        ],
    )


def _endings_card(told: list[tuple[str, int]], labels: dict[Any, Any], at: str) -> Card:
    """How they ended, home kept or lost."""
    return Card(
        "Comment elles finissent",
        table=Table(
            ["Fin", "Procédures", "Logement"],
            [
                (
                    (labels[ending].capitalize(), f"{at}?etat={ending}"),
                    str(n),
                    Chip("gardé", "ok") if ending in AVOIDED else Chip("perdu"),
                )
                for ending, n in told
            ],
            ["Total", str(sum(n for _, n in told)), ""],
            numbers=(1,),
        )
        if told
        else None,
        empty="Aucune procédure terminée en douze mois.",
        icon="scale",
    )

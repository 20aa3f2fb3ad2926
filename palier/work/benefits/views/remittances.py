"""Remittances and their lines: whose each is, and the bank lines that paid them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse

from palier.base.bank.models import LineState, StatementLine
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import amount_in_digits, month_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.forms import Confirm
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.base.ui.waiting import next_step
from palier.law.dates import Month
from palier.registers.people.reads import linked
from palier.work.benefits import actions, forms, lists
from palier.work.benefits.actions.rights import is_lived
from palier.work.benefits.models import Remittance, RemittanceCredit, RemittanceLine
from palier.work.benefits.proposing import Guess, guesses

AIDS = ("Aides au logement", "/aides/")
SHOWN = 400


@needs_sight("billing.accounts")
def remittances(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.REMITTANCES)


@needs_sight("billing.accounts")
def receive_remittance(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.ReceiveRemittance(
            request, initial={"month_on": f"{Month.of(request.today).before}"}
        ),
        actions.receive_remittance,
        request.actor.organisation,
        title="Importer un bordereau d’aides",
        submit="Lire ce bordereau",
        said="Bordereau lu : voyez pour qui est chaque aide.",
        to=lambda row: reverse("benefits:remittance", args=[row.pk]),
        known={"on": request.today},
        back=AIDS[1],
        crumbs=[AIDS],
        lead="Rien n’est payé par ce fichier : il dit pour qui est l’argent des virements.",
    )


REMITTANCE = Subject(
    Remittance,
    "<int:pk>/",
    page="benefits:remittance",
)


@REMITTANCE.shown
def remittance(request: ActorRequest, row: Remittance) -> HttpResponse:
    """One remittance: who is unknown, what differs from what was expected, then every line."""
    lines = list(row.lines.select_related("occupancy__household").order_by("row", "pk"))
    unknown = [line for line in lines if line.occupancy_id is None]
    total = sum((line.amount for line in lines), NOTHING)
    draft = row.state == "draft"
    at = reverse("benefits:remittance", args=[row.pk])
    may = request.actor.may("benefits.identify_benefit") and draft
    return show_cards(
        request,
        title=f"{row.agency}, {month_in_words(row.month)}",
        lead=f"{plural(len(lines), 'ligne')}, {euros(total)} · {row.file_name}",
        crumbs=[AIDS],
        chips=[
            Chip("À rapprocher", "wait", "clock") if draft else Chip("Rapproché", "ok", "check")
        ],
        verbs=_remittance_verbs(request, draft, at),
        cards=[
            _next(request) if draft else None,
            _unknown_card(request, row, unknown, may),
            _elsewhere_card(lines),
            _recognised_card(request, lines, unknown, total),
            Card(
                "Ce qui suit",
                text=(
                    "Quand l’organisme dit un autre montant que celui attendu, l’aide "
                    "de ce mois est mise à ce qu’il dit. « Corriger les mois d’avant » "
                    "appelle ou rend alors l’écart, mois par mois, avec une lettre."
                ),
                side=True,
            ),
        ],
    )


def _next(request: ActorRequest) -> Card:
    return next_step(
        request.actor,
        "benefits.settle_remittance",
        mine="Reconnaissez chaque ligne, puis rapprochez ce bordereau des virements reçus.",
        theirs="Il est rapproché de ses virements par",
        then="Rien ne change sur les comptes d’ici là.",
    )


def _remittance_verbs(request: ActorRequest, draft: bool, at: str) -> list[Verb | None]:
    """Settle it or drop it; then correct the months before."""
    return [
        verb(request, "benefits.drop_remittance", "Retirer…", f"{at}retirer/") if draft else None,
        verb(
            request,
            "benefits.settle_remittance",
            "Rapprocher des virements",
            f"{at}rapprocher/",
            "link",
            main=True,
        )
        if draft
        else None,
        verb(request, "benefits.reopen_remittance", "Défaire le rapprochement…", f"{at}defaire/")
        if not draft
        else None,
        verb(
            request,
            "billing.prepare_corrections",
            "Corriger les mois d’avant",
            reverse("billing:prepare_corrections"),
            "arrow-uturn-left",
            main=True,
        )
        if not draft
        else None,
    ]


def _unknown_card(
    request: ActorRequest, row: Remittance, unknown: list[RemittanceLine], may: Any
) -> Card | None:
    """Whom each line is for, where it is not known; whom it may be, where someone awaits it."""
    known = guesses(row, request.actor) if may else {}
    return (
        Card(
            "À reconnaître",
            [
                Line(
                    f"{line.name or 'Sans nom'}, {euros(line.amount)}",
                    f"Ligne {line.row}, {month_in_words(line.month)}"
                    + (f", allocataire {line.claimant}" if line.claimant else "")
                    + _perhaps(known.get(line.pk)),
                    reverse("benefits:identify", args=[line.pk]) if may else "",
                    "question-mark-circle",
                )
                for line in unknown[:SHOWN]
            ],
            tone="wait",
            verbs=verbs(
                verb(
                    request,
                    "benefits.confirm_benefits",
                    f"Voir {plural(len(known), 'proposition')}",
                    row,
                    "check",
                )
                if known
                else None
            ),
        )
        if unknown
        else None
    )


def _elsewhere_card(lines: list[RemittanceLine]) -> Card | None:
    """Aids of months in which their contract is not lived in: the agency will ask for them back."""
    told = [
        Line(
            f"{line.occupancy.household.name}, {euros(line.amount)}",
            f"{month_in_words(line.month)}, contrat {line.occupancy.number}",
            reverse("leases:occupancy", args=[line.occupancy_id]),
            "exclamation-triangle",
        )
        for line in lines
        if line.occupancy and line.amount > 0 and not is_lived(line.occupancy, line.month)
    ]
    if not told:
        return None
    return Card(
        "Payées pour un mois où ce contrat n’est pas habité",
        told,
        text="Ni le ménage ni le propriétaire n’en sont crédités : signalez-le, l’organisme les reprendra.",
        tone="wait",
    )


def _perhaps(guess: Guess | None) -> str:
    """Whom a line may be for."""
    if guess is None:
        return ""
    return f"\nSans doute {guess.occupancy.household.name}, {guess.occupancy.number} : {guess.why}"


def _recognised_card(
    request: ActorRequest, lines: Any, unknown: list[RemittanceLine], total: Any | Decimal
) -> Card:
    """The lines whose contract is known, and their sum."""
    return Card(
        "Les lignes",
        table=Table(
            [
                "Ménage",
                "Contrat",
                "Mois de droit",
                "Nature",
                "Montant (€)",
                "Reconnue par",
            ],
            [_cells(request, line) for line in lines if line.occupancy_id][:SHOWN],
            [
                "Total",
                "",
                "",
                "",
                amount_in_digits(total - sum((u.amount for u in unknown), NOTHING)),
                "",
            ],
            numbers=(4,),
        ),
        icon="hand-raised",
    )


_BY = {"contract": "contrat", "claimant": "n° allocataire", "name": "nom", "hand": "à la main"}


def _cells(request: ActorRequest, line: RemittanceLine) -> tuple[Any, ...]:
    occupancy = line.occupancy
    assert occupancy is not None  # noqa: S101 -- only lines that are someone's
    url = reverse("leases:occupancy", args=[occupancy.pk])
    return (
        linked(occupancy.household, request.actor, url),
        occupancy.number,
        f"{line.month:%m/%Y}",
        line.get_kind_display(),
        amount_in_digits(line.amount),
        _BY.get(line.matched_by, ""),
    )


REMITTANCE_LINE = Subject(
    RemittanceLine,
    "lignes/<int:pk>/",
    fetch=("remittance",),
    page=lambda row: reverse("benefits:remittance", args=[row.remittance_id]),
    under=(AIDS,),
)


@REMITTANCE_LINE.shown
def identify(request: ActorRequest, row: RemittanceLine) -> HttpResponse:
    return ask(
        request,
        forms.IdentifyBenefit(request, subject=row),
        actions.identify_benefit,
        row,
        title=f"Pour qui est l’aide de {row.name or 'cette ligne'} ?",
        submit="C’est pour ce contrat",
        said="Aide reconnue, et retenue pour la prochaine fois.",
        back=reverse("benefits:remittance", args=[row.remittance_id]),
        crumbs=[AIDS],
        lead=f"{euros(row.amount)}, {month_in_words(row.month)}.",
    )


REMITTANCE.verb(
    actions.confirm_benefits,
    forms.ConfirmBenefits,
    at="propositions/",
    title="Reconnaître les aides proposées",
    submit="Reconnaître celles qui sont cochées",
    said="Aides reconnues, et retenues pour la prochaine fois.",
    lead="Une personne attend ce montant sous un nom proche. Décochez ce qui n’est pas sûr.",
)


REMITTANCE.verb(
    actions.reopen_remittance,
    forms.ReopenRemittance,
    at="defaire/",
    title=lambda row: f"Défaire le rapprochement : {row}",
    submit="Défaire ce rapprochement",
    said="Rapprochement défait : le bordereau attend ses virements.",
    lead="Ses virements restent ceux de l’organisme ; annulez-les un par un s’ils ne le sont pas.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


@REMITTANCE.asks("rapprocher/")
def settle_remittance(request: ActorRequest, row: Remittance) -> HttpResponse:
    form = forms.SettleRemittance(request, subject=row)
    taken = Q(state=LineState.WAITING) | Q(
        payments__account=None,
        payments__third=None,
        payments__reverses=None,
        state=LineState.MATCHED,
        matched_by__in=("iban", "hand", "reference"),
    )
    form.offer(
        StatementLine.objects.filter(
            taken,
            organisation=request.actor.organisation,
            amount__gt=0,
            on__gte=row.month,
            on__lte=row.received_on + timedelta(days=45),
        )
        .exclude(pk__in=RemittanceCredit.objects.values("line"))
        .distinct()
        .select_related("statement__bank_account")
        .order_by("on", "pk")
    )
    return ask(
        request,
        form,
        actions.settle_remittance,
        row,
        title=f"Rapprocher {row}",
        submit="Rapprocher",
        said="Bordereau rapproché, personne par personne.",
        known={"on": request.today},
        back=reverse("benefits:remittance", args=[row.pk]),
        crumbs=[AIDS, (str(row), reverse("benefits:remittance", args=[row.pk]))],
        lead="Le plus souvent deux virements : le 25 pour l’APL, le 5 pour les autres aides.",
    )


@REMITTANCE.asks("retirer/")
def drop_remittance(request: ActorRequest, row: Remittance) -> HttpResponse:
    return ask(
        request,
        Confirm(request, subject=row),
        actions.drop_remittance,
        row,
        title=f"Retirer le bordereau {row}",
        submit="Retirer ce bordereau",
        said="Bordereau retiré.",
        to=AIDS[1],
        back=reverse("benefits:remittance", args=[row.pk]),
        crumbs=[AIDS],
        danger=True,
    )

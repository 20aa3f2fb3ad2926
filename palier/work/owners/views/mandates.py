"""Principals: what is held for each, their statements, and the fund as a whole."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.bank.target import next_open
from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import euros
from palier.base.kit.periods import ONE_DAY
from palier.base.kit.typography import amount_in_digits, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.rows import OwnedQuerySet
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, asked_entity
from palier.base.ui.subjects import Subject
from palier.law.dates import Month
from palier.work.owners import actions, forms, papers, reads
from palier.work.owners.models import MandateAccount, MandateMove, OwnerStatement
from palier.work.owners.reads import Fund
from palier.work.owners.rendering import Standing, standings, unpaid_of
from palier.work.titles.reads import homes_in_words

DUES = ("Dû aux propriétaires", "/proprietaires/")
MANDATES = ("Mandants", "/proprietaires/mandats/")


@needs_sight("owners.money")
def mandates(request: ActorRequest) -> HttpResponse:
    """Every principal with what is held for it, and whether the fund adds up."""
    entity = asked_entity(request)
    rows = (
        MandateAccount.objects.visible_to(request.actor)
        .filter(entity=entity)
        .select_related("holding__owner")
        .order_by("holding__owner__sort_name", "pk")
    )
    told = standings(rows, request.today)
    fund = reads.fund_of(entity, request.today)
    return show_cards(
        request,
        title="Mandants",
        lead="L’argent des propriétaires qui nous ont donné mandat : jamais le nôtre.",
        crumbs=[DUES],
        tabs=tabs_of_entities(request),
        verbs=_fund_verbs(request, f"?entite={entity.pk}", are_there=bool(rows)),
        cards=[
            _principals_card(rows, told),
            _fund_card(fund, reads.untold_shares(entity, request.today)),
        ],
    )


def _fund_verbs(request: ActorRequest, at: str, *, are_there: bool) -> list[Verb]:
    render = reverse("owners:render_statements") + at
    pay = reverse("owners:pay_principals") + at
    return verbs(
        verb(request, "owners.render_statements", "Rendre compte à tous…", render, "document-text")
        if are_there
        else None,
        verb(request, "owners.pay_principals", "Verser", pay, "banknotes", main=True),
    )


def _principals_card(rows: OwnedQuerySet[MandateAccount], told: dict[int, Standing]) -> Card:
    """What is held for each, and what is to be paid."""
    homes = homes_in_words([row.holding_id for row in rows])
    return Card(
        "Comptes des mandants",
        table=Table(
            ["Mandant", "Logement", "Détenu (€)", "À verser (€)", "Dernier compte rendu"],
            [
                (
                    (row.holding.owner.name, reverse("owners:mandate", args=[row.pk])),
                    homes.get(row.holding_id, ""),
                    amount_in_digits(told[row.pk].held),
                    amount_in_digits(told[row.pk].payable),
                    _last(told[row.pk]),
                )
                for row in rows
            ],
            numbers=(2, 3),
        )
        if rows
        else None,
        empty="Aucun mandat de gestion en vigueur.",
        icon="scale",
    )


def _fund_card(fund: Fund, untold: Decimal) -> Card:
    """Whether what is held is at the bank."""
    return Card(
        "Le fonds",
        pairs=[
            ("Détenu pour les mandants", fund.theirs),
            ("En banque, comptes des mandants", fund.at_bank),
            ("En cours de virement", fund.on_its_way),
            ("Reçu et pas encore affecté", fund.unassigned),
            ("Payé d’avance par des ménages", fund.ahead),
            *([("Dépôts de garantie de locataires", fund.deposits)] if fund.deposits else []),
            *([("Aides appelées, dont aucun bordereau ne dit à qui", untold)] if untold else []),
            (
                "Écart",
                Chip("aucun", "ok") if not fund.gap else Chip(euros(fund.gap), "bad"),
            ),
        ],
        text=f"À virer de nos comptes vers celui des mandants : {euros(fund.owed_by_us)}."
        if fund.owed_by_us > 0
        else f"À virer du compte des mandants vers les nôtres : {euros(-fund.owed_by_us)}."
        if fund.owed_by_us < 0
        else "Rien à virer entre nos comptes et celui des mandants.",
        side=True,
    )


def _last(told: Standing) -> Any:
    if told.last is None:
        return "jamais"
    return (
        day_in_words(told.last.last_on, short=True),
        reverse("owners:statement_pdf", args=[told.last.pk]),
    )


MANDATE_ACCOUNT = Subject(
    MandateAccount,
    "mandats/<int:pk>/",
    fetch=("holding__owner", "held", "called"),
    page="owners:mandate",
    under=lambda row: [
        DUES,
        MANDATES,
        (row.holding.owner.name, reverse("owners:mandate", args=[row.pk])),
    ],
)


@MANDATE_ACCOUNT.shown
def mandate(request: ActorRequest, row: MandateAccount) -> HttpResponse:
    """One principal's account, like a bank statement."""
    moves = list(row.moves.select_related("statement").order_by("-on", "-pk")[:120])
    undone = set(row.moves.filter(undoes__isnull=False).values_list("undoes", flat=True))
    told, at = standings([row], request.today)[row.pk], reverse("owners:mandate", args=[row.pk])
    may_undo = request.actor.may("owners.undo_mandate_expense")
    return show_cards(
        request,
        title=row.holding.owner.name,
        lead=f"{euros(told.held)} détenus pour ce mandant, {euros(told.payable)} à verser.",
        crumbs=[DUES, MANDATES],
        verbs=_mandate_verbs(request, moves, at),
        cards=[
            _moves_card(moves, undone, may_undo),
            _statements_card(row),
            Card(
                "Ce que les locataires doivent",
                pairs=[
                    (f"{each['name']}, {each['contract']}", Decimal(each["due"]))
                    for each in unpaid_of([row], request.today).get(row.pk, [])
                ],
                empty="Tout est payé.",
                side=True,
            ),
            _retained_card(request, row, at),
        ],
    )


def _mandate_verbs(request: ActorRequest, moves: list[MandateMove], at: str) -> list[Verb | None]:
    """Note an expense, give account; take over a balance while nothing moved."""
    return [
        verb(request, "owners.bring_mandate_balance", "Reprendre un solde", f"{at}reprendre/")
        if not moves
        else None,
        verb(
            request,
            "owners.note_mandate_expense",
            "Noter une dépense",
            f"{at}depense/",
            "wrench",
        ),
        verb(
            request,
            "owners.render_statement",
            "Rendre compte",
            f"{at}rendre-compte/",
            "document-text",
            main=True,
        ),
    ]


def _moves_card(moves: list[MandateMove], undone: set[int | None], may_undo: bool) -> Card:
    """The last moves, and which one may undo."""
    return Card(
        "Mouvements",
        table=Table(
            ["Date", "Libellé", "Nature", "Montant (€)", "Compte rendu", ""],
            [
                (
                    day_in_words(move.on, short=True),
                    move.label,
                    move.get_kind_display(),
                    amount_in_digits(move.amount),
                    f"n° {move.statement.number}" if move.statement else "",
                    ("Annuler…", reverse("owners:undo_mandate_expense", args=[move.pk]))
                    if may_undo
                    and move.kind == "expense"
                    and not move.undoes_id
                    and move.pk not in undone
                    else "",
                )
                for move in moves
            ],
            numbers=(3,),
        )
        if moves
        else None,
        empty="Rien n’a encore été encaissé pour ce mandant.",
        icon="banknotes",
    )


def _statements_card(row: MandateAccount) -> Card:
    """The accounts given."""
    return Card(
        "Comptes rendus",
        [
            Line(
                f"N° {each.number}, {euros(each.closing)} à la clôture",
                f"Du {day_in_words(each.first_on, short=True)} au "
                f"{day_in_words(each.last_on, short=True)}",
                reverse("owners:statement_pdf", args=[each.pk]),
                "document-text",
            )
            for each in row.statements.order_by("-last_on")
        ],
        empty="Au moins un par an (décret n° 72-678, art. 66).",
        side=True,
    )


def _retained_card(request: ActorRequest, row: MandateAccount, at: str) -> Card:
    """What is kept for expenses."""
    return Card(
        "Fonds de roulement",
        pairs=[("Gardé", row.retained)],
        verbs=[
            each
            for each in [
                verb(
                    request,
                    "owners.retain_funds",
                    "Changer",
                    f"{at}fonds/",
                    about="le fonds gardé",
                )
            ]
            if each
        ],
        side=True,
    )


def _of(row: MandateAccount) -> dict[str, Any]:
    url = reverse("owners:mandate", args=[row.pk])
    return {"back": url, "crumbs": [DUES, MANDATES, (row.holding.owner.name, url)]}


MANDATE_ACCOUNT.verb(
    actions.note_mandate_expense,
    forms.NoteExpense,
    at="depense/",
    title=lambda row: f"Dépense pour {row.holding.owner.name}",
    submit="Noter cette dépense",
    said="Dépense notée.",
    initial=lambda row, seen: {"on": seen.today},
)


MANDATE_MOVE = Subject(
    MandateMove,
    "depenses/<int:pk>/",
    fetch=("account__holding__owner",),
    under=lambda row: [
        DUES,
        MANDATES,
        (row.account.holding.owner.name, reverse("owners:mandate", args=[row.account.pk])),
    ],
)


MANDATE_MOVE.verb(
    actions.undo_mandate_expense,
    forms.UndoExpense,
    at="annuler/",
    title=lambda row: f"Annuler : {row.label}",
    submit="Annuler cette dépense",
    said="Dépense annulée.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


MANDATE_ACCOUNT.verb(
    actions.render_statement,
    forms.RenderStatement,
    at="rendre-compte/",
    title=lambda row: f"Rendre compte à {row.holding.owner.name}",
    submit="Rendre ce compte",
    said=lambda statement: (
        f"Compte rendu n° {statement.number} : {euros(statement.closing)} à la clôture."
    ),
    lead="Les honoraires du mandat sont comptés sur ce qui a été encaissé. Une fois "
    "rendu, il ne change plus.",
    initial=lambda row, seen: {"last_on": (Month.of(seen.today).first - ONE_DAY)},
    known=lambda row, seen: {"made_on": seen.today},
)


MANDATE_ACCOUNT.verb(
    actions.retain_funds,
    forms.RetainFunds,
    at="fonds/",
    title="Fonds de roulement du mandat",
    submit="Garder cette somme",
    said="Fonds de roulement noté.",
    lead="Ce que le mandat permet de garder pour les dépenses à venir.",
    initial=lambda row, seen: {"retained": row.retained},
)


MANDATE_ACCOUNT.verb(
    actions.bring_mandate_balance,
    forms.BringBalance,
    at="reprendre/",
    title="Reprendre le solde d’un mandant",
    submit="Reprendre ce solde",
    said="Solde repris.",
    lead="Ce que l’ancien outil tenait pour lui le jour de la reprise.",
    initial=lambda row, seen: {"on": seen.today},
)


@needs_sight("owners.money")
def pay_principals(request: ActorRequest) -> HttpResponse:
    form = forms.PayPrincipals(request, initial={"on": next_open(request.today)})
    form.of(asked_entity(request))
    return ask(
        request,
        form,
        actions.pay_principals,
        form.chosen("bank_account"),
        tabs=tabs_of_entities(request),
        title="Verser leurs fonds aux mandants",
        submit="Préparer les versements",
        said=lambda batch: f"Remise {batch.reference} prête : téléchargez son fichier.",
        to=lambda batch: reverse("bank:batch", args=[batch.pk]),
        known={"made_on": request.today},
        back=MANDATES[1],
        crumbs=[DUES, MANDATES],
        lead="Ce que dit leur dernier compte rendu, et ce qui leur a été rendu depuis, moins ce que le mandat garde.",
    )


OWNER_STATEMENT = Subject(
    OwnerStatement,
    "comptes-rendus/<int:pk>/",
    fetch=("organisation", "account__holding__owner", "account__held"),
    page="owners:statement_pdf",
)


@OWNER_STATEMENT.shown
def statement_pdf(request: ActorRequest, row: OwnerStatement) -> HttpResponse:
    return pdf_response(papers.statement_pdf(row), f"compte-rendu-{row.number}")

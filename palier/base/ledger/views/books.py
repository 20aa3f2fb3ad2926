"""The balance of each entity's books, the ledger of an account, what things cost."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import amount_in_digits, day_in_words, month_in_words
from palier.base.ledger import actions, forms, reads
from palier.base.ledger.lists import lines_of
from palier.base.ledger.models import Account, ClosedMonth, CostCentre
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.rows import OwnedQuerySet
from palier.base.ui import lists, shell
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.pages import ask, asked_day, asked_entity
from palier.base.ui.subjects import Subject

BOOKS = ("Comptabilité", "/comptabilite/")
CENTRES = ("Sections", "/comptabilite/sections/")


@needs_sight("ledger.books")
def books(request: ActorRequest) -> HttpResponse:
    """The balance of the accounts at a day, and what is closed."""
    entity, day = asked_entity(request), asked_day(request)
    rows = reads.trial_balance(entity, on=day)
    closed = ClosedMonth.objects.filter(entity=entity).order_by("-month").first()
    at = f"?entite={entity.pk}"
    year = reads.year_of(entity, day)
    first = year.period.lower if year else date(day.year, 1, 1)
    return show_cards(
        request,
        title="Comptabilité",
        lead=" · ".join(
            [
                entity.name,
                *([f"SIREN {entity.siren}"] if entity.siren else []),
                f"dernier mois clos : {month_in_words(closed.month)}"
                if closed
                else "aucun mois clos",
            ]
        ),
        tabs=tabs_of_entities(request),
        verbs=_books_verbs(request, at),
        template="ledger/books.html",
        panels=shell.panels("ledger.books", entity, request.actor, request.today),
        day=day,
        entity=entity,
        cards=[
            _balance_card(rows, day),
            _shelf(request, at),
            Card(
                "Résultat de l’exercice",
                pairs=[
                    ("Depuis le", day_in_words(first)),
                    ("Produits moins charges", reads.result_of(entity, first, day)),
                ],
                side=True,
            ),
        ],
    )


def _shelf(request: ActorRequest, at: str) -> Card:
    """Where the other books are."""
    return Card(
        "Les livres",
        [
            Line(
                "Exercices, clôture et FEC",
                url=reverse("ledger:years") + at,
                icon="calendar",
            ),
            Line(
                "Balance auxiliaire",
                url=reverse("ledger:parts") + at,
                icon="users",
            ),
            Line(
                "Sections analytiques",
                url=reverse("ledger:centres") + at,
                icon="chart-pie",
            ),
        ],
        verbs=verbs(
            verb(
                request,
                "ledger.add_account",
                "Ajouter un compte",
                reverse("ledger:add_account") + at,
                "plus",
            ),
            verb(
                request,
                "ledger.add_entity",
                "Ajouter une entité",
                reverse("ledger:add_entity"),
                "plus",
            ),
        ),
        side=True,
    )


def _books_verbs(request: ActorRequest, at: str) -> list[Verb | None]:
    """What one may do from the balance."""
    return [
        verb(
            request,
            "ledger.post_entry",
            "Passer une écriture",
            reverse("ledger:post_entry") + at,
            "pencil-square",
        ),
        verb(
            request,
            "ledger.letter_by_rule",
            "Lettrer",
            reverse("ledger:letter_by_rule") + at,
            "link",
        ),
        Verb("Fin de mois", reverse("ledger:month_end") + at, "lock-closed"),
        Verb("Écritures", reverse("ledger:entries") + at, "list-bullet", main=True),
    ]


def _balance_card(rows: list[reads.BalanceRow], day: date) -> Card:
    table = Table(
        ["Compte", "Intitulé", "Débits (€)", "Crédits (€)", "Solde (€)"],
        [
            (
                (row.code, reverse("ledger:account", args=[row.account_id]))
                if row.account_id
                else row.code,
                row.label,
                amount_in_digits(row.debits),
                amount_in_digits(row.credits),
                amount_in_digits(row.due),
            )
            for row in rows
        ],
        [
            "Total",
            "",
            amount_in_digits(sum((row.debits for row in rows), NOTHING)),
            amount_in_digits(sum((row.credits for row in rows), NOTHING)),
            "",
        ],
        numbers=(2, 3, 4),
    )
    return Card(
        f"Balance des comptes au {day_in_words(day)}",
        table=table if rows else None,
        empty="Le premier quittancement et le premier relevé de banque écriront ici.",
        icon="book-open",
    )


ACCOUNT = Subject(
    Account,
    "comptes/<int:pk>/",
    page="ledger:account",
)


@ACCOUNT.shown
def account(request: ActorRequest, row: Account) -> HttpResponse:
    """The ledger of one account (grand livre)."""
    return lists.show(request, lines_of(row), crumbs=[BOOKS])


@needs_sight("ledger.books")
def parts(request: ActorRequest) -> HttpResponse:
    """What each household, owner, supplier or agency stands at, account by account."""
    entity, day = asked_entity(request), asked_day(request)
    rows = reads.parts_of(entity, on=day)
    codes = list(dict.fromkeys(row.account for row in rows))
    return show_cards(
        request,
        title="Balance auxiliaire",
        lead=f"Au {day_in_words(day)}. Les parts d’un compte font le solde de ce compte.",
        crumbs=[BOOKS],
        tabs=tabs_of_entities(request),
        template="ledger/books.html",
        day=day,
        entity=entity,
        cards=[_parts_card(code, [row for row in rows if row.account == code]) for code in codes]
        or [Card("Balance auxiliaire", empty="Toutes les parts sont soldées.")],
    )


def _parts_card(code: str, rows: list[reads.PartRow]) -> Card:
    return Card(
        f"Compte {code}",
        table=Table(
            ["Intitulé", "Auxiliaire", "Solde (€)"],
            [
                (
                    (row.label, reverse("ledger:auxiliary", args=[row.pk])),
                    row.code,
                    amount_in_digits(row.due),
                )
                for row in rows
            ],
            ["Total", "", amount_in_digits(sum((row.due for row in rows), NOTHING))],
            numbers=(2,),
        ),
    )


@needs_sight("ledger.books")
def centres(request: ActorRequest) -> HttpResponse:
    """What each site, scheme or funder earned and cost in the fiscal year of a day."""
    entity, day = asked_entity(request), asked_day(request)
    year = reads.year_of(entity, day)
    first = year.period.lower if year else date(day.year, 1, 1)
    rows = CostCentre.objects.visible_to(request.actor).filter(entity=entity)
    may = request.actor.may("ledger.correct_centre")
    return show_cards(
        request,
        title="Sections analytiques",
        lead=(
            f"Du {day_in_words(first)} au {day_in_words(day)}. Chaque loyer appelé "
            "porte la section de son site."
        ),
        crumbs=[BOOKS],
        tabs=tabs_of_entities(request),
        verbs=[
            verb(
                request,
                "ledger.add_centre",
                "Ajouter une section",
                reverse("ledger:add_centre") + f"?entite={entity.pk}",
                "plus",
            )
        ],
        cards=[
            *(
                _axis_card(title, reads.by_centre(entity, first, day, axis))
                for title, axis in (
                    ("Par site", "site"),
                    ("Par activité", "scheme"),
                    ("Par financeur", "funder"),
                )
            ),
            _centres_card(rows, may),
        ],
    )


def _centres_card(rows: OwnedQuerySet[CostCentre], may: bool) -> Card:
    """The sections, to correct."""
    return Card(
        "Les sections",
        [
            Line(
                row.label,
                " · ".join(filter(None, [row.scheme, row.funder])),
                icon="tag",
                verbs=[
                    Verb(
                        "Corriger",
                        reverse("ledger:correct_centre", args=[row.pk]),
                        about=row.label,
                    )
                ]
                if may
                else [],
            )
            for row in rows.order_by("label", "pk")
        ],
        empty="Une section naît au premier quittancement de son site.",
        side=True,
    )


def _axis_card(title: str, rows: list[reads.CentreRow]) -> Card:
    return Card(
        title,
        table=Table(
            ["Section", "Produits (€)", "Charges (€)", "Résultat (€)"],
            [
                (row.label, *map(amount_in_digits, (row.earned, row.spent, row.result)))
                for row in rows
            ],
            numbers=(1, 2, 3),
        )
        if rows
        else None,
        empty="Aucun produit ni charge dans l’exercice.",
        icon="chart-pie",
    )


@needs_sight("ledger.books")
def add_centre(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.AddCentre(request),
        actions.add_centre,
        asked_entity(request),
        title="Ajouter une section analytique",
        submit="Ajouter cette section",
        said=lambda row: f"Section « {row} » ajoutée.",
        back=CENTRES[1],
        crumbs=[BOOKS, CENTRES],
    )


COST_CENTRE = Subject(
    CostCentre,
    "sections/<int:pk>/",
    under=(BOOKS, CENTRES),
)


COST_CENTRE.verb(
    actions.correct_centre,
    forms.CorrectCentre,
    at="corriger/",
    title=lambda row: f"Corriger la section « {row} »",
    submit="Corriger",
    said="Section corrigée.",
    initial=lambda row, seen: {"label": row.label, "scheme": row.scheme, "funder": row.funder},
)


@needs_sight("ledger.books")
def add_account(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.AddAccount(request),
        actions.add_account,
        asked_entity(request),
        title="Ajouter un compte comptable",
        submit="Ajouter ce compte",
        said=lambda row: f"Compte {row} ajouté.",
        back=BOOKS[1],
        crumbs=[BOOKS],
    )


@needs_sight("ledger.books")
def add_entity(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.AddEntity(request),
        actions.add_entity,
        request.actor.organisation,
        title="Ajouter une entité juridique",
        submit="Ajouter cette entité",
        said=lambda row: f"« {row} » a sa comptabilité, séparée des autres.",
        to=lambda row: f"{BOOKS[1]}?entite={row.pk}",
        back=BOOKS[1],
        crumbs=[BOOKS],
        lead=(
            "Une autre personne morale que vous gérez ici : ses comptes, ses numéros "
            "et ses exercices ne se mélangent jamais à ceux des autres."
        ),
    )

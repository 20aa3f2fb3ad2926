"""Someone's part of an account, and which of its lines settle each other."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import amount_in_digits, day_in_words
from palier.base.ledger import actions, forms, models
from palier.base.ledger.models import Auxiliary, Letter
from palier.base.ledger.reads import balance, letters_of, statement_of
from palier.base.ledger.views.books import BOOKS
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb
from palier.base.ui.pages import ask, asked_day, asked_entity
from palier.base.ui.subjects import Subject

SHOWN = 400


AUXILIARY = Subject(
    Auxiliary,
    "auxiliaires/<int:pk>/",
    fetch=("account__entity",),
)


def auxiliary(request: ActorRequest, pk: int) -> HttpResponse:
    """Every line of a part of an account with its letter, the newest first."""
    row, day = AUXILIARY.find(request, pk), asked_day(request)
    lines = list(statement_of(row).filter(on__lte=day).reverse()[:SHOWN])
    letters = letters_of(lines)
    may = request.actor.may("ledger.unletter")
    by_hand = {each.pk: each for each in letters.values() if each.by == Letter.By.HAND}
    return show_cards(
        request,
        title=row.label,
        lead=f"{row.account.code}, {row.code} · au {day_in_words(day)}",
        crumbs=[BOOKS, (row.account.code, reverse("ledger:account", args=[row.account_id]))],
        verbs=[
            verb(
                request,
                "ledger.letter_lines",
                "Lettrer à la main",
                pk,
                "link",
                main=True,
            )
        ],
        cards=[
            _lines_card(lines, letters),
            Card(
                "Solde",
                pairs=[("Débits moins crédits", balance(row.pk, on=day))],
                side=True,
            ),
            _by_hand_card(may, by_hand),
        ],
    )


def _lines_card(lines: list[models.Line], letters: dict[int, Any]) -> Card:
    """Each line, with what the part of the account amounts to after it."""
    return Card(
        "Lignes",
        table=Table(
            [
                "Date",
                "Écriture",
                "Libellé",
                "Débit (€)",
                "Crédit (€)",
                "Solde (€)",
                "Lettre",
            ],
            [
                (
                    day_in_words(line.on, short=True),
                    (line.entry.reference, reverse("ledger:entry", args=[line.entry_id])),
                    line.entry.label,
                    amount_in_digits(line.debit) if line.debit else "",
                    amount_in_digits(line.credit) if line.credit else "",
                    amount_in_digits(line.running),  # type: ignore[attr-defined]
                    letters[line.pk].code if line.pk in letters else "",
                )
                for line in lines
            ],
            numbers=(3, 4, 5),
        )
        if lines
        else None,
        empty="Aucune ligne jusqu’à ce jour.",
        icon="book-open",
    )


def _by_hand_card(may: bool, by_hand: dict[Any, Any]) -> Card:
    """What someone lettered, to undo."""
    return Card(
        "Lettrages à la main",
        [
            Line(
                each.code,
                f"Le {day_in_words(each.on)}",
                icon="link",
                verbs=[
                    Verb(
                        "Délettrer…",
                        reverse("ledger:unletter", args=[each.pk]),
                        about=each.code,
                    )
                ]
                if may
                else [],
            )
            for each in by_hand.values()
        ],
        empty="Aucun : le lettrage automatique a suffi, ou n’est pas encore passé.",
        side=True,
    )


@AUXILIARY.asks("lettrer/")
def letter_lines(request: ActorRequest, row: Auxiliary) -> HttpResponse:
    form = forms.LetterLines(request)
    form.offer(row)
    return ask(
        request,
        form,
        actions.letter_lines,
        row,
        title=f"Lettrer des lignes de {row.label}",
        submit="Lettrer ces lignes",
        said=lambda letter: f"Lignes lettrées {letter.code}.",
        known={"on": request.today},
        back=reverse("ledger:auxiliary", args=[row.pk]),
        crumbs=[BOOKS, (row.label, reverse("ledger:auxiliary", args=[row.pk]))],
        lead="Choisissez des lignes qui s’annulent : un avis et ce qui l’a payé.",
    )


LETTER = Subject(
    Letter,
    "lettrages/<int:pk>/",
    fetch=("auxiliary__account__entity",),
    page=lambda row: reverse("ledger:auxiliary", args=[row.auxiliary_id]),
    under=(BOOKS,),
)


LETTER.verb(
    actions.unletter,
    forms.Confirm,
    at="defaire/",
    title=lambda letter: f"Délettrer {letter.code}",
    submit="Délettrer",
    said="Ces lignes ne sont plus lettrées.",
    danger=True,
)


@needs_sight("ledger.books")
def letter_by_rule(request: ActorRequest) -> HttpResponse:
    entity = asked_entity(request)
    more = [each for found in shell.ask("ledger.groups", entity, request.today) for each in found]
    return ask(
        request,
        forms.LetterByRule(request, initial={"on": request.today}),
        actions.letter_by_rule,
        entity,
        title=f"Lettrer ce qui s’annule, {entity.name}",
        submit="Lettrer",
        said="Les lignes qui s’annulent sont lettrées.",
        known={"more": more},
        back=f"{BOOKS[1]}?entite={entity.pk}",
        crumbs=[BOOKS],
        lead=(
            "Une écriture et son miroir, un avis et ce qui l’a payé, un compte revenu "
            "à zéro. Ce qui est déjà lettré ne change pas."
        ),
    )

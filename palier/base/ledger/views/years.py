"""Fiscal years: opened, closed, told to the auditor."""

import tempfile
from datetime import date
from pathlib import Path

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import amount_in_digits, day_in_words, plural
from palier.base.ledger import actions, forms
from palier.base.ledger import fec as files
from palier.base.ledger.dossier import write_dossier
from palier.base.ledger.models import Entry, FiscalYear
from palier.base.ledger.month_end import left_of
from palier.base.ledger.reads import BalanceRow, gaps_in, result_of, trial_balance
from palier.base.ledger.views.books import BOOKS
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb
from palier.base.ui.errands import later
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, asked_entity
from palier.base.ui.subjects import Subject
from palier.base.ui.taking import check_may_take, taken
from palier.law.dates import Month

LONG_YEAR = 20_000
"""Entries above which the files of a year are prepared by the worker."""
YEARS = ("Exercices", "/comptabilite/exercices/")


def _chip(row: FiscalYear) -> Chip:
    return Chip("Clos", "", "lock-closed") if row.state == "closed" else Chip("Ouvert", "ok")


@needs_sight("ledger.books")
def years(request: ActorRequest) -> HttpResponse:
    """The fiscal years of an entity, the latest first."""
    entity = asked_entity(request)
    rows = FiscalYear.objects.visible_to(request.actor).filter(entity=entity).order_by("-period")
    return show_cards(
        request,
        title="Exercices",
        lead=entity.name,
        crumbs=[BOOKS],
        tabs=tabs_of_entities(request),
        verbs=[
            verb(
                request,
                "ledger.open_year",
                "Ouvrir un exercice",
                reverse("ledger:open_year") + f"?entite={entity.pk}",
                "plus",
            )
        ],
        cards=[
            Card(
                "Les exercices",
                [
                    Line(
                        f"Exercice {row.name}",
                        f"Du {day_in_words(row.period.lower)} au {day_in_words(row.last_on)}",
                        reverse("ledger:year", args=[row.pk]),
                        "calendar",
                        _chip(row),
                    )
                    for row in rows
                ],
                empty=(
                    "Le premier exercice s’ouvre avec la première écriture : l’année "
                    "civile, sauf si vous en ouvrez un autre."
                ),
            )
        ],
    )


FISCAL_YEAR = Subject(
    FiscalYear,
    "exercices/<int:pk>/",
    fetch=("entity", "organisation"),
    page="ledger:year",
)


@FISCAL_YEAR.shown
def year(request: ActorRequest, row: FiscalYear) -> HttpResponse:
    """One fiscal year: its result, what stands between it and its closing, its file."""
    last = min(row.last_on, request.today)
    balance = trial_balance(row.entity, on=last)
    at = reverse("ledger:year", args=[row.pk])
    return show_cards(
        request,
        title=f"Exercice {row.name}",
        lead=(
            f"{row.entity.name} · du {day_in_words(row.period.lower)} au "
            f"{day_in_words(row.last_on)}"
        ),
        crumbs=_crumbs(row),
        chips=[_chip(row)],
        verbs=[
            verb(request, "ledger.close_year", "Clore l’exercice…", f"{at}clore/", "lock-closed")
            if row.state == "open"
            else None,
            Verb("Télécharger le FEC", f"{at}fec/", "arrow-down-tray"),
            Verb("Dossier pour l’audit", f"{at}dossier/", "archive-box", main=True),
        ],
        cards=[
            _standing_card(row, last, balance),
            _points_card(row),
            Card(
                f"Balance au {day_in_words(last)}",
                table=Table(
                    ["Compte", "Intitulé", "Solde (€)"],
                    [(r.code, r.label, amount_in_digits(r.due)) for r in balance if r.due],
                    numbers=(2,),
                ),
            ),
        ],
    )


def _standing_card(row: FiscalYear, last: date, balance: list[BalanceRow]) -> Card:
    """Its result, and what stands between it and its closing."""
    return Card(
        "Ce qui est",
        pairs=[
            ("Résultat", result_of(row.entity, row.period.lower, last)),
            ("Compte d’attente (471)", _suspense(balance)),
            (
                "Journaux",
                "un numéro manque : " + ", ".join(gaps_in(row)) if gaps_in(row) else "sans trou",
            ),
            *([("Clos le", day_in_words(row.closed_on))] if row.closed_on else []),
        ],
        text=""
        if row.state == "closed"
        else (
            "Un exercice se clôt après son dernier jour, sans rien en compte "
            "d’attente. Ses soldes se reportent d’eux-mêmes ; son résultat "
            "passe au 120 ou au 129."
        ),
    )


def _points_card(row: FiscalYear) -> Card:
    """What is left to settle at its last month; what was, once it is closed."""
    if row.state == FiscalYear.State.CLOSED:
        return Card(
            "Ce qui restait à la clôture",
            [Line(label, words, icon="exclamation-triangle") for label, words in row.left],
            text=f"Clos malgré cela : {row.reserve}." if row.reserve else "",
            empty="Tout était réglé.",
            side=True,
        )
    left = left_of(row.entity, Month.of(row.last_on))
    return Card(
        "À régler avant de clore",
        [Line(each.label, each.left, each.url, "exclamation-triangle") for each in left],
        empty="Tout est réglé au dernier mois.",
        side=True,
    )


def _suspense(rows: list[BalanceRow]) -> str:
    found = next((row.due for row in rows if row.code == "471"), None)
    return euros(found) + ", à affecter avant de clore" if found else "soldé"


@FISCAL_YEAR.asks("fec/")
def fec(request: ActorRequest, row: FiscalYear) -> HttpResponseBase:
    """The FEC of a year, read again and proved before it is given."""
    waiting = _waiting(request, row, "FEC")
    if waiting is not None:
        return waiting
    try:
        name = files.file_name(row)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            with path.open("wb") as target:
                files.write(row, target)
            proof = files.check(path)
            content = path.open("rb")  # its name goes with the folder, not what it holds
    except Refused as refusal:
        return _said(request, row, "Le FEC ne peut pas être écrit", [str(refusal)])
    if not proof.is_right:
        content.close()
        told = [f"Ligne {at} : {words}" for at, words in proof.wrong[:20]]
        return _said(request, row, "Le FEC ne passe pas sa vérification", told)
    taken(request, name, proof.lines)
    response = FileResponse(
        content,
        as_attachment=True,
        filename=name,
        content_type=f"text/plain; charset={files.ENCODING}",
    )
    response["X-Palier-Lines"] = plural(proof.lines, "ligne").replace("\u00a0", " ")
    return response


@FISCAL_YEAR.asks("dossier/")
def dossier(request: ActorRequest, row: FiscalYear) -> HttpResponseBase:
    """The whole file of a year: balance, ledgers, ages, what the bank said, funds kept, FEC."""
    waiting = _waiting(request, row, "Dossier de l’exercice")
    if waiting is not None:
        return waiting
    content = tempfile.TemporaryFile()  # noqa: SIM115 -- the answer reads it, then closes it
    try:
        write_dossier(row, content)
    except Refused as refusal:
        content.close()
        return _said(request, row, "Le dossier ne peut pas être écrit", [str(refusal)])
    content.seek(0)
    name = f"dossier-{row.name}-{row.entity.siren}.zip"
    taken(request, name)
    return FileResponse(
        content,
        as_attachment=True,
        filename=name,
        content_type="application/zip",
    )


def _waiting(request: ActorRequest, row: FiscalYear, what: str) -> HttpResponse | None:
    """The page where one waits for the files of a long year; who may not take them is told first."""
    check_may_take(request.actor)
    size = Entry.objects.filter(year=row).count()
    return later(request, f"{what} {row.name}", size=size, most=LONG_YEAR)


def _crumbs(row: FiscalYear) -> list[tuple[str, str]]:
    """Back to the books of its entity."""
    at = f"?entite={row.entity_id}"
    return [(words, url + at) for words, url in (BOOKS, YEARS)]


def _said(request: ActorRequest, row: FiscalYear, title: str, told: list[str]) -> HttpResponse:
    page = show_cards(
        request,
        title=title,
        crumbs=[*_crumbs(row), (row.name, reverse("ledger:year", args=[row.pk]))],
        cards=[
            Card("Ce qui ne va pas", [Line(words, icon="exclamation-triangle") for words in told])
        ],
    )
    page.status_code = 422
    page.why = " ".join([title + ".", *told])  # type: ignore[attr-defined]
    return page


@needs_sight("ledger.books")
def open_year(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.OpenYear(request),
        actions.open_year,
        asked_entity(request),
        title="Ouvrir un exercice",
        submit="Ouvrir cet exercice",
        said=lambda row: f"Exercice {row.name} ouvert.",
        back=YEARS[1],
        crumbs=[BOOKS, YEARS],
        lead=(
            "Seulement si le vôtre n’est pas l’année civile : sinon, l’exercice "
            "s’ouvre de lui-même."
        ),
    )


@FISCAL_YEAR.asks("clore/")
def close_year(request: ActorRequest, row: FiscalYear) -> HttpResponse:
    back = reverse("ledger:year", args=[row.pk])
    return ask(
        request,
        forms.CloseYear(request, subject=row),
        actions.close_year,
        row,
        title=f"Clore l’exercice {row.name}",
        submit="Clore cet exercice",
        said=f"Exercice {row.name} clos. Ses soldes sont reportés.",
        known={"closed_on": request.today},
        back=back,
        crumbs=[*_crumbs(row), (row.name, back)],
        lead="C’est définitif : ses douze mois se ferment, plus rien n’y sera passé.",
        danger=True,
    )

"""The ALT2 grant: a year month by month, the statement, the yearly file."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheet_pdf
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import (
    amount_in_digits,
    capitalised,
    day_in_words,
    in_digits,
    month_in_words,
    plural,
)
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.known import if_known, known
from palier.base.ui.lists import Chip, rows_as_xlsx
from palier.base.ui.pages import ask
from palier.base.ui.shell import tone_of
from palier.base.ui.subjects import Subject
from palier.law.halting import GrantRates, grant_due_on, grant_source, monthly_grant
from palier.work.halting import actions, forms
from palier.work.halting.models import GrantMonth, GrantYear
from palier.work.halting.views.sites import _site, site_crumbs, years_of


def percent(rate: Decimal | None) -> str | None:
    """A share as a page draws it; None while the month is not stated."""
    return if_known(rate, lambda share: f"{in_digits((100 * share).quantize(Decimal('0.01')))} %")


def planned(row: GrantYear, month: GrantMonth) -> Decimal:
    """What was expected of a month (euros)."""
    return monthly_grant(month.places, month.planned_rate, GrantRates(row.fixed, row.variable))


def grant_page(pk: int) -> str:
    return reverse("halting:grant", args=[pk])


def grants(request: ActorRequest, pk: int) -> HttpResponse:
    """The agreements of a site, year after year."""
    site = _site(request, pk)
    lines = [
        Line(
            f"ALT2 {row.year}",
            row.reference or row.source,
            grant_page(row.pk),
            icon="banknotes",
            chip=Chip(f"envoyé le {day_in_words(row.sent_on, short=True)}", "ok")
            if row.sent_on
            else Chip(
                f"à envoyer avant le {day_in_words(grant_due_on(row.year))}",
                tone_of(grant_due_on(row.year), request.today),
            ),
        )
        for row in years_of(request, site)
    ]
    return show_cards(
        request,
        title=f"Aide ALT2, {site.name}",
        lead=f"Une convention par année civile ({grant_source()}).",
        crumbs=site_crumbs(site),
        here="Aide ALT2",
        verbs=verbs(
            verb(request, "halting.open_grant", "Ouvrir une année", pk, "plus", main=True)
        ),
        cards=[
            Card(
                "Années",
                lines,
                empty="Aucune convention. Ouvrez l’année : ses douze mois et l’occupation prévue se "
                "calculent des deux années d’avant.",
                icon="banknotes",
            )
        ],
    )


GRANT_YEAR = Subject(
    GrantYear,
    "alt2/<int:pk>/",
    fetch=("site", "organisation"),
    page="halting:grant",
    under=lambda row: site_crumbs(row.site),
)


@GRANT_YEAR.shown
def grant(request: ActorRequest, row: GrantYear) -> HttpResponse:
    """A year: what was planned and what was, month by month, the amounts, what is left to settle."""
    months = list(row.months.order_by("month"))
    if request.GET.get("format") == "xlsx":
        return _sheet(request, row, months)
    real = sum((each.amount or NOTHING for each in months), NOTHING)
    expected = sum((planned(row, each) for each in months), NOTHING)
    left = [each for each in months if each.stated_on is None]

    over = [each for each in left if each.month < request.today.replace(day=1)]
    return show_cards(
        request,
        title=f"ALT2 {row.year}, {row.site.name}",
        lead=f"{row.reference}. {euros(row.fixed)} fixes et {euros(row.variable)} selon "
        f"l’occupation, par place et par mois ({row.source}).".lstrip(". "),
        crumbs=[
            *site_crumbs(row.site),
            ("Aide ALT2", reverse("halting:grants", args=[row.site_id])),
        ],
        here=str(row.year),
        chips=[
            Chip(f"envoyé le {day_in_words(row.sent_on)}", "ok")
            if row.sent_on
            else Chip(
                f"à envoyer avant le {day_in_words(grant_due_on(row.year))}",
                tone_of(grant_due_on(row.year), request.today),
            )
        ],
        verbs=_grant_verbs(request, row, left, over),
        cards=[
            _months_card(request, row, months, real, expected),
            _settling_card(row, real, left),
        ],
    )


def _grant_verbs(
    request: ActorRequest, row: GrantYear, left: list[GrantMonth], over: Any
) -> list[Verb]:
    """State its months, then say it was sent."""
    return verbs(
        Verb("Fichier", f"{grant_page(row.pk)}?format=xlsx", "arrow-down-tray"),
        Verb("État en PDF", reverse("halting:statement", args=[row.pk]), "printer"),
        verb(request, "halting.send_grant", "Noter l’envoi", row, "paper-airplane", main=True)
        if not left and row.sent_on is None
        else None,
        verb(request, "halting.state_grant_months", "Arrêter des mois", row, "check", main=True)
        if over
        else None,
    )


def _months_card(
    request: ActorRequest, row: GrantYear, months: Any, real: Decimal, expected: Decimal
) -> Card:
    """Month by month, and the year."""
    return Card(
        "Mois par mois",
        table=Table(
            [
                "Mois",
                "Places",
                "Occupation prévue",
                "Aide prévue (€)",
                "Places-jours",
                "Occupation",
                "Aide (€)",
                "",
            ],
            [_cells(request, row, each) for each in months],
            [
                "Année",
                "",
                "",
                amount_in_digits(expected),
                str(sum(each.occupied_days or 0 for each in months)),
                "",
                amount_in_digits(real),
                "",
            ],
            (1, 2, 3, 4, 5, 6),
        ),
        note="Places × part fixe + places × part variable × occupation. Occupation : "
        "places-jours occupées ÷ (places × jours du mois).",
        icon="banknotes",
    )


def _settling_card(row: GrantYear, real: Decimal, left: list[GrantMonth]) -> Card:
    """What is left to receive, or to give back."""
    return Card(
        "Régularisation",
        pairs=[
            ("Aide de l’année", euros(real)),
            (
                "Reçu dans l’année",
                if_known(row.received, euros),
            ),
            *(
                [
                    (
                        "À recevoir" if real >= row.received else "À rendre",
                        euros(abs(real - row.received)),
                    )
                ]
                if row.received is not None and not left
                else []
            ),
            ("Mois à venir ou à arrêter", str(len(left))),
        ],
        side=False,
        icon="scale",
    )


def _cells(request: ActorRequest, row: GrantYear, each: GrantMonth) -> list[object]:
    url = reverse("halting:correct_month", args=[each.pk])
    may = each.stated_on is None and request.actor.may("halting.correct_grant_month")
    return [
        capitalised(month_in_words(each.month)),
        str(each.places),
        percent(each.planned_rate),
        amount_in_digits(planned(row, each)),
        if_known(each.occupied_days, str),
        percent(each.rate),
        if_known(each.amount, amount_in_digits),
        (f"Corriger {each.month:%m/%Y}", url) if may else "",
    ]


HEADS = [
    "Aire",
    "Mois",
    "Places disponibles",
    "Jours du mois",
    "Places-jours occupées",
    "Taux d’occupation (%)",
    "Part fixe (€)",
    "Part variable (€)",
    "Aide (€)",
]


def _sheet(request: ActorRequest, row: GrantYear, months: list[GrantMonth]) -> HttpResponse:
    """The real occupation of the year, by month, as the prefect and the CAF ask it."""
    from palier.law.dates import Month

    rows = [
        [
            row.site.name,
            each.month,
            each.places,
            Month.of(each.month).days,
            each.occupied_days,
            None if each.rate is None else (100 * each.rate).quantize(Decimal("0.01")),
            each.places * row.fixed,
            None if each.amount is None else each.amount - each.places * row.fixed,
            each.amount,
        ]
        for each in months
    ]
    total = sum((each.amount or NOTHING for each in months), NOTHING)
    rows.append([row.site.name, "Année", None, None, None, None, None, None, total])
    return rows_as_xlsx(request, f"ALT2 {row.year}", HEADS, rows, f"alt2-{row.year}-{row.site.pk}")


@GRANT_YEAR.asks("etat/")
def statement(request: ActorRequest, row: GrantYear) -> HttpResponse:
    """The statement of a year, to sign and send."""
    months = list(row.months.order_by("month"))
    real = sum((each.amount or NOTHING for each in months), NOTHING)
    sheet = Sheet(
        f"Aide ALT2 {row.year} : occupation réelle",
        [
            Section(
                pairs=[
                    ("Aire", row.site.name),
                    ("Convention", known(row.reference)),
                    ("Montants", f"{euros(row.fixed)} + {euros(row.variable)} × occupation"),
                ]
            ),
            Section(
                heads=["Mois", "Places", "Places-jours", "Occupation", "Aide"],
                rows=[
                    [
                        month_in_words(each.month),
                        str(each.places),
                        known(each.occupied_days),
                        known(percent(each.rate)),
                        known(each.amount, euros),
                    ]
                    for each in months
                ]
                + [["Année", "", "", "", euros(real)]],
                widths=[3, 2, 2, 2, 2],
            ),
        ],
        lead=f"À envoyer avant le {day_in_words(grant_due_on(row.year))}.",
        note=row.source,
    )
    return pdf_response(sheet_pdf(row, row.organisation, sheet), f"alt2-{row.year}")


def open_grant(request: ActorRequest, pk: int) -> HttpResponse:
    site = _site(request, pk)
    return ask(
        request,
        forms.OpenGrant(request, subject=site, initial={"year": request.today.year}),
        actions.open_grant,
        site,
        title=f"Ouvrir une année, {site.name}",
        submit="Ouvrir cette année",
        said="Année ouverte : vérifiez les places et l’occupation prévue de chaque mois.",
        to=lambda made: grant_page(made.pk),
        back=reverse("halting:grants", args=[pk]),
        crumbs=[*site_crumbs(site), ("Aide ALT2", reverse("halting:grants", args=[pk]))],
    )


GRANT_MONTH = Subject(
    GrantMonth,
    "alt2/mois/<int:pk>/",
    fetch=("year__site",),
    page=lambda row: grant_page(row.year_id),
    under=lambda row: site_crumbs(row.year.site),
)


@GRANT_MONTH.shown
def correct_month(request: ActorRequest, row: GrantMonth) -> HttpResponse:
    initial = {
        "places": row.places,
        "planned_percent": (100 * row.planned_rate).quantize(Decimal("0.01")),
    }
    return ask(
        request,
        forms.CorrectMonth(request, subject=row, initial=initial),
        actions.correct_grant_month,
        row,
        title=capitalised(month_in_words(row.month)),
        submit="Garder ce mois",
        said="Mois corrigé.",
        back=grant_page(row.year_id),
        crumbs=site_crumbs(row.year.site),
        lead="Des places retirées (travaux, fermeture) ne sont plus disponibles.",
    )


GRANT_YEAR.verb(
    actions.state_grant_months,
    forms.StateMonths,
    at="arreter/",
    title=lambda row: f"Arrêter des mois de {row.year}",
    submit="Arrêter ces mois",
    said="Mois arrêtés : leur occupation ne change plus.",
    lead="L’occupation réelle est comptée des séjours ; elle est alors gardée telle quelle.",
    known=lambda row, seen: {"on": seen.today},
)


GRANT_YEAR.verb(
    actions.send_grant,
    forms.SendGrant,
    at="envoi/",
    title=lambda row: f"Envoi de l’état {row.year}",
    submit="Noter cet envoi",
    said="Envoi noté.",
    lead=lambda row: (
        f"Dû avant le {day_in_words(grant_due_on(row.year))}. {plural(12, 'mois', 'mois')} arrêtés."
    ),
    initial=lambda row, seen: {"sent_on": seen.today},
)

"""Results: activities with what is common shared out, and the homes of a site."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import amount_in_digits, day_in_words
from palier.base.ledger.reads import year_of
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.reads import entity_of
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.cards import Card, Line, Table, show_cards, verb, verbs
from palier.base.ui.pages import ask, asked_day, asked_entity
from palier.base.ui.subjects import Subject
from palier.work.results import actions, forms
from palier.work.results.models import SpreadKey
from palier.work.results.reads import HomeRow, Results, SectionRow, homes_of, results_of

BOOKS = ("Comptabilité", "/comptabilite/")
RESULTS = ("Résultats", "/resultats/")


def _span(request: ActorRequest, entity: LegalEntity) -> tuple[date, date]:
    """From the start of the fiscal year of `?au=` to that day."""
    day = asked_day(request)
    year = year_of(entity, day)
    return (year.period.lower if year else date(day.year, 1, 1)), day


@needs_sight("ledger.books")
def activities(request: ActorRequest) -> HttpResponse:
    """What each activity and section earned, cost, and bears of the common costs."""
    entity = asked_entity(request)
    first, last = _span(request, entity)
    told = results_of(entity, first, last)
    at = f"?entite={entity.pk}"
    return show_cards(
        request,
        title="Résultats par activité",
        lead=f"{entity.name}, du {day_in_words(first)} au {day_in_words(last)}.",
        crumbs=[BOOKS],
        tabs=tabs_of_entities(request),
        verbs=[
            verb(
                request,
                "results.spread_section",
                "Répartir des charges communes…",
                reverse("results:spread_section") + at,
                "plus",
            )
        ],
        cards=[
            _table("Par activité", "Activité", told.by_scheme(), KEPT),
            _table("Par section", "Section", told.sections),
            _spreads(told),
            _keys(request, entity),
            _sites(request, entity, last),
        ],
    )


KEPT = "les livres ne changent pas : seules ces pages répartissent"


def _table(title: str, head: str, rows: Sequence[SectionRow], note: str = "") -> Card:
    def cells(told: Sequence[SectionRow]) -> list[str]:
        sums = [
            sum((getattr(each, name) for each in told), NOTHING)
            for name in ("earned", "spent", "common", "result")
        ]
        return [amount_in_digits(each) for each in sums]

    heads = [head, "Produits (€)", "Charges (€)", "Communes (€)", "Résultat (€)"]
    table = Table(
        heads,
        [[row.label, *cells([row])] for row in rows],
        ["Total", *cells(rows)],
        numbers=(1, 2, 3, 4),
    )
    return Card(
        title,
        table=table if rows else None,
        empty="Aucun produit ni charge dans l’exercice.",
        note=note,
        icon="chart-pie",
    )


def _spreads(told: Results) -> Card | None:
    """What was shared out, and what could not be."""
    if not told.spreads:
        return None
    lines = [
        Line(
            f"{each.key}, {amount_in_digits(each.amount)} €",
            f"{each.key.get_basis_display().capitalize()} ({each.key.why})"
            + (f". Pas répartie : {each.why_not}" if each.why_not else ""),
            icon="arrows-right-left",
        )
        for each in told.spreads
    ]
    return Card("Ce qui est réparti", lines, icon="arrows-right-left", side=True)


def _keys(request: ActorRequest, entity: LegalEntity) -> Card:
    keys = (
        SpreadKey.objects.visible_to(request.actor)
        .filter(entity=entity)
        .select_related("source")
        .prefetch_related("shares__centre")
    )
    lines = [
        Line(
            str(each),
            f"Depuis le {day_in_words(each.starts_on)}, {each.get_basis_display()} : "
            + ", ".join(
                f"{share.centre} {share.weight}" if each.basis == "written" else str(share.centre)
                for share in each.shares.all()
            ),
            icon="key",
            verbs=verbs(
                verb(request, "results.remove_spread_key", "Retirer…", each, about=str(each))
            ),
        )
        for each in keys.order_by("source__label", "-starts_on", "pk")
    ]
    return Card(
        "Les clés",
        lines,
        empty="Aucune clé : les charges restent où elles sont comptées.",
        side=True,
    )


def _sites(request: ActorRequest, entity: LegalEntity, last: date) -> Card:
    """The sites whose homes one may look at, of this entity."""
    sites = Site.objects.visible_to(request.actor).exclude(places=None).select_related("entity")
    lines = [
        Line(
            each.name,
            url=reverse("results:homes", args=[each.pk]) + f"?au={last}",
            icon="home-modern",
        )
        for each in sites.distinct().order_by("name", "pk")
        if (each.entity_id or entity.pk) == entity.pk and (each.entity_id or entity.is_main)
    ]
    return Card("Par logement", lines, empty="Aucun site de cette entité.", side=True)


@needs_sight("ledger.books")
def spread_section(request: ActorRequest) -> HttpResponse:
    entity = asked_entity(request)
    initial = {"starts_on": _span(request, entity)[0], "basis": SpreadKey.Basis.WRITTEN}
    return ask(
        request,
        forms.SpreadSection(request, subject=entity, initial=initial),
        actions.spread_section,
        entity,
        title="Répartir des charges communes",
        submit="Garder cette clé",
        said="Clé gardée : les résultats la suivent.",
        back=RESULTS[1],
        crumbs=[BOOKS, RESULTS],
        lead="Le siège, les frais communs : à qui ils servent, et dans quelle proportion. Une clé du "
        "même jour est remplacée.",
    )


SITE = Subject(
    Site,
    "sites/<int:pk>/",
    page="results:homes",
    name=lambda row: row.name,
    under=[BOOKS, RESULTS],
    rows=lambda actor: (
        Site.objects.visible_to(actor) if actor.sees("ledger.books") else Site.objects.none()
    ),
)
SPREAD_KEY = Subject(SpreadKey, "cles/<int:pk>/", under=[BOOKS, RESULTS])


@SITE.shown
def homes(request: ActorRequest, row: Site) -> HttpResponse:
    """Each home of a site; the last row is what its section has and no home explains."""
    entity = entity_of(row)
    first, last = _span(request, entity)
    rows = homes_of(entity, row, first, last)
    return show_cards(
        request,
        title=f"Résultat par logement, {row.name}",
        lead=f"{entity.name}, du {day_in_words(first)} au {day_in_words(last)}.",
        crumbs=[BOOKS, RESULTS],
        here=row.name,
        cards=[_homes(rows)],
    )


def _homes(rows: Sequence[HomeRow]) -> Card:
    def cells(told: Sequence[HomeRow]) -> list[str]:
        names = ("earned", "owner", "invoices", "result")
        sums = [sum((getattr(each, name) for each in told), NOTHING) for name in names]
        return [amount_in_digits(each) for each in sums]

    heads = ["Logement", "Appelé (€)", "Propriétaire (€)", "Factures (€)", "Résultat (€)"]
    return Card(
        "Les logements",
        table=Table(
            heads,
            [[row.label, *cells([row])] for row in rows],
            ["Total, comme dans les livres", *cells(rows)],
            numbers=(1, 2, 3, 4),
        ),
        text="Ce qui est appelé sous les contrats du logement, moins ce qui est dû à son propriétaire "
        "et les factures de ses contrats ou de son titre. Un titre de plusieurs logements se partage "
        "à parts égales. Avances, dépôts et aides encaissées n’y sont pas : ils ne sont ni produit "
        "ni charge.",
        icon="home-modern",
    )


SPREAD_KEY.verb(
    actions.remove_spread_key,
    at="retirer/",
    title=lambda row: f"Retirer la clé de « {row} »",
    submit="Retirer cette clé",
    said="Clé retirée.",
    to=lambda made: RESULTS[1],
    danger=True,
)

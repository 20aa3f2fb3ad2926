"""Rents in figures, and who owes since when."""

from collections import defaultdict
from decimal import Decimal

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import NOTHING
from palier.base.kit.typography import amount_in_digits, day_in_words, month_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.ui.cards import Card, Tab, Table, show_cards
from palier.base.ui.lists import Chip
from palier.base.ui.pages import asked_day
from palier.law.dates import Month
from palier.registers.people.reads import linked
from palier.work.billing import reporting
from palier.work.billing.reporting import Owing, Rates

NOTICES = "/quittancement/avis/"
ACCOUNTS = ("Comptes des ménages", "/quittancement/comptes/")
SHOWN = 500
WHO = {"": "Tous", "present": "Présents", "parti": "Partis"}
KEYS = {"here": "Présents", "gone": "Partis", **dict(Site.Kind.choices)}


@needs_sight("billing.accounts")
def figures(request: ActorRequest) -> HttpResponse:
    """Called, cashed, outstanding, and the two rates, each opening what it is made of."""
    organisation = request.actor.organisation
    first, last = reporting.asked_period(
        request.actor, request.GET.get("du", ""), request.GET.get("au", ""), request.today
    )
    entities, entity = _entities(request)
    axis = _axis(request, several=bool(entities))
    told = reporting.rates(organisation, first, last, entity)
    at = f"?du={first}&au={last}" + (f"&entite={entity.pk}" if entity else "")
    owing = f"{reverse('billing:aged')}?au={last}"
    return show_cards(
        request,
        title="Loyers en chiffres",
        lead=f"Du {day_in_words(first)} au {day_in_words(last)}"
        f"{f', {entity.name}' if entity else ''}.",
        tabs=[
            Tab(words, f"{request.path}{at}&par={code}", rank, is_here=code == axis)
            for rank, (code, (_, words)) in enumerate(reporting.AXES.items())
            if code != "entite" or entities
        ],
        template="billing/figures.html",
        entities=entities,
        entity=entity,
        first=first,
        last=last,
        axis=axis,
        cards=[
            _axis_card(reporting.by_axis(organisation, first, last, axis, entity), axis),
            _flow_card(told),
            _stock_card(told, owing),
            _benefit_card(told),
        ],
    )


def _entities(request: ActorRequest) -> tuple[list[LegalEntity], LegalEntity | None]:
    """The legal entities when there are several, and the one that the address asks for."""
    rows = list(LegalEntity.objects.visible_to(request.actor).order_by("-is_main", "name"))
    wanted = request.GET.get("entite", "")
    several = rows if len(rows) > 1 else []
    return several, next((each for each in several if str(each.pk) == wanted), None)


def _axis(request: ActorRequest, *, several: bool) -> str:
    wanted = request.GET.get("par", "mois")
    known = wanted in reporting.AXES and (several or wanted != "entite")
    return wanted if known else "mois"


def _axis_card(rows: list[reporting.Row], axis: str) -> Card:
    """What was called, cashed and is left, along an axis."""
    return Card(
        f"Appelé, encaissé, dû : {reporting.AXES[axis][1].lower()}",
        table=_table(rows, axis),
        empty="Aucun avis dans ces mois.",
        icon="chart-bar",
    )


def _flow_card(told: Rates) -> Card:
    """How much of what was called is unpaid."""
    return Card(
        "Taux d’impayés, flux",
        pairs=[
            ("Appelé aux ménages", (told.called, f"{NOTICES}")),
            ("Encaissé sur ces avis", told.paid),
            *([("Abandonné", told.given_up)] if told.given_up else []),
            ("Reste", (told.called - told.paid - told.given_up, f"{NOTICES}?etat=du")),
            ("Taux", _rate(told.flow)),
        ],
        text=(
            "(appelé − encaissé sur ce qui a été appelé) ÷ appelé de la période, part des ménages."
        ),
        side=True,
    )


def _stock_card(told: Rates, owing: str) -> Card:
    """How much is owed, against a year of calls."""
    return Card(
        "Taux d’impayés, stock",
        pairs=[
            ("Dû par les présents", (told.owed_by_present, f"{owing}&qui=present")),
            ("Dû par les partis", (told.owed_by_gone, f"{owing}&qui=parti")),
            ("Appelé en douze mois", told.called_in_year),
            ("Taux", _rate(told.stock)),
        ],
        text="Créances à la fin de la période ÷ tout ce qui a été appelé en douze mois.",
        side=True,
    )


def _benefit_card(told: Rates) -> Card:
    """How much of the housing benefit came."""
    return Card(
        "Aide au logement",
        pairs=[
            ("Attendue", told.benefit_called),
            ("Reçue dans la période", told.benefit_paid),
            ("Taux de recouvrement, ménages", _rate(told.recovered)),
        ],
        side=True,
    )


def _rate(rate: object) -> str:
    return f"{rate} %".replace(".", ",") if rate is not None else "sans appel"


def _table(rows: list[reporting.Row], axis: str) -> Table | None:
    if not rows:
        return None
    shown = {name: head for name, head in _HEADS.items() if name != "given_up"}
    if any(row.given_up for row in rows):
        shown = _HEADS
    total = [sum((getattr(row, name) for row in rows), NOTHING) for name in shown]
    return Table(
        ["", *(f"{head} (€)" for head in shown.values())],
        [
            (_key(row.key, axis), *(amount_in_digits(getattr(row, name)) for name in shown))
            for row in rows
        ],
        ["Total", *map(amount_in_digits, total)],
        numbers=range(1, len(shown) + 1),
    )


_HEADS = {
    "called": "Appelé",
    "benefit": "Aide",
    "third": "Tiers",
    "net": "Ménages",
    "paid": "Encaissé",
    "given_up": "Abandonné",
    "left": "Reste",
}


def _key(key: str, axis: str) -> object:
    if axis == "mois":
        month = Month.parse(key).first
        return (month_in_words(month).capitalize(), f"{NOTICES}?mois={month}&etat=du")
    return KEYS.get(key, key).capitalize() if axis != "site" else key


@needs_sight("billing.accounts")
def aged(request: ActorRequest) -> HttpResponse:
    """Who owes, since when, and when they last paid (balance âgée)."""
    day = asked_day(request)
    rows = reporting.aged_accounts(request.actor.organisation, day)
    who = request.GET.get("qui", "")
    if who in {"present", "parti"}:
        rows = [row for row in rows if row.is_present == (who == "present")]
    buckets = ("due", "fresh", "over_30", "over_60", "over_90")
    totals = [sum((getattr(row.aged, name) for row in rows), NOTHING) for name in buckets]
    table = _aged_table(request, rows, buckets, totals)
    return show_cards(
        request,
        title="Balance âgée",
        lead=(
            f"{plural(len(rows), 'ménage')} au {day_in_words(day)}. Ce qui est payé règle "
            "l’avis qu’il nomme, puis le plus ancien."
        ),
        crumbs=[ACCOUNTS],
        tabs=[
            Tab(words, f"{request.path}?au={day}&qui={code}", rank, is_here=code == who)
            for rank, (code, words) in enumerate(WHO.items())
        ],
        template="billing/aged.html",
        day=day,
        who=who,
        cards=[
            Card(
                "Qui doit, depuis quand",
                table=table if rows else None,
                empty="Personne ne doit rien.",
                icon="clock",
            ),
            _by_entity_card(rows),
        ],
    )


def _by_entity_card(rows: list[Owing]) -> Card | None:
    """What is owed to each legal entity, where there are several: each ties to its own books."""
    owed: dict[LegalEntity, Decimal] = defaultdict(Decimal)
    for row in rows:
        owed[row.account.entity] += row.aged.due
    if len(owed) < 2:
        return None
    told = sorted(owed.items(), key=lambda each: (not each[0].is_main, each[0].name))
    return Card("À qui", pairs=[(entity.name, due) for entity, due in told], icon="scale")


def _aged_table(
    request: ActorRequest, rows: list[Owing], buckets: tuple[str, ...], totals: list[Decimal]
) -> Table:
    """Each account by age of its debt, and their sum."""
    return Table(
        [
            "Ménage",
            "Doit (€)",
            "30 jours",
            "31 à 60",
            "61 à 90",
            "Plus de 90",
            "Dernier paiement",
            "",
        ],
        [
            (
                linked(
                    row.account.household,
                    request.actor,
                    reverse("billing:account", args=[row.account.pk]),
                ),
                *(amount_in_digits(getattr(row.aged, name)) for name in buckets),
                day_in_words(row.last_paid_on, short=True) if row.last_paid_on else "jamais",
                Chip("présent") if row.is_present else Chip("parti", "wait"),
            )
            for row in rows[:SHOWN]
        ],
        ["Total", *map(amount_in_digits, totals), "", ""],
        numbers=(1, 2, 3, 4, 5),
    )

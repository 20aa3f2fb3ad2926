"""After a title: whom its end concerns, scenarios side by side, who it is handed over to."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import amount_in_digits, day_in_words, plural
from palier.base.tenancy.actors import ActorRequest, Seen
from palier.base.ui.cards import Card, Line, Table, show_cards, verb, verbs
from palier.base.ui.known import if_known
from palier.base.ui.pages import ask, asked_day
from palier.base.ui.subjects import Subject
from palier.work.leases.models import Occupancy
from palier.work.succession import actions, forms
from palier.work.succession.models import Scenario, Transfer
from palier.work.succession.weighing import Concerned, Weighed, concerned_by, now_of, weigh
from palier.work.titles.models import Holding, HoldingState

TITLES = ("Prises à bail et mandats", "/contrats/prises-a-bail/")
UNKNOWN = "pas encore connu"


def _title(row: Holding) -> str:
    return f"{row.owner.name}, {row.get_kind_display()}"


def _page(pk: int) -> str:
    return reverse("succession:after", args=[pk])


def _under(row: Holding) -> list[tuple[str, str]]:
    return [TITLES, (_title(row), reverse("titles:holding", args=[row.pk]))]


TITLE = Subject(
    Holding,
    "titres/<int:pk>/",
    fetch=("owner", "organisation"),
    page=lambda row: _page(row.pk),
    name=lambda row: "Après ce titre",
    under=_under,
)
SCENARIO = Subject(
    Scenario,
    "scenarios/<int:pk>/",
    fetch=("holding__owner",),
    page=lambda row: _page(row.holding_id),
    under=lambda row: TITLE.crumbs(row.holding),
)
TRANSFER = Subject(
    Transfer,
    "cessions/<int:pk>/",
    fetch=("holding__owner", "to"),
    page=lambda row: _page(row.holding_id),
    under=lambda row: TITLE.crumbs(row.holding),
)


@TITLE.shown
def after(request: ActorRequest, row: Holding) -> HttpResponse:
    """`?au=` asks of another day than the last one of the title."""
    on = asked_day(request, usual=row.last_on or request.today)
    of = concerned_by(row, on, request.today)
    weighed = [weigh(each, of) for each in row.scenarios.order_by("pk")]
    transfer = row.transfers.filter(undone_on=None).select_related("to").first()
    alive = row.state == HoldingState.SIGNED
    return show_cards(
        request,
        title="Après ce titre",
        lead=_title(row) + (f", jusqu’au {day_in_words(row.last_on)}" if row.last_on else ""),
        crumbs=_under(row),
        verbs=[
            verb(request, "succession.hand_over_title", "Céder le titre…", row) if alive else None,
            verb(
                request, "succession.add_scenario", "Ajouter un scénario…", row, "plus", main=True
            )
            if alive
            else None,
        ],
        cards=[
            _transferred(request, transfer),
            _scenarios(weighed),
            *(_scenario(request, each) for each in weighed),
            _concerned(row, of, request.today),
        ],
    )


def _concerned(row: Holding, of: Concerned, today: date) -> Card:
    """Whom its end concerns on the day, and what the homes leave as things stand."""
    months = "douze mois de ce qui est appelé aujourd’hui"
    unknown = (
        f" {plural(of.unknown, 'contrat')} sans loyer au mois connu : non compté."
        if of.unknown
        else ""
    )
    return Card(
        "Qui sa fin concerne",
        pairs=[
            ("Au", day_in_words(of.on)),
            ("Ménages", of.households),
            ("Personnes", of.persons),
            ("Appelé en un an", euros(of.yearly)),
            ("Moins le loyer au propriétaire", euros(now_of(row, of, today))),
        ],
        text=f"Contrats que rien n’arrête avant ce jour ; {months}.{unknown}",
        side=True,
    )


def _or_unknown(sum_: Decimal | None) -> str:
    return UNKNOWN if sum_ is None else euros(sum_)


def _scenarios(weighed: Sequence[Weighed]) -> Card:
    """Side by side; what is paid once is told whole, then by year."""
    rows = [
        [
            each.scenario.get_kind_display().capitalize(),
            each.rehoused,
            amount_in_digits(each.income),
            if_known(each.owner_rent, amount_in_digits),
            if_known(each.once_a_year, amount_in_digits),
            if_known(each.result, amount_in_digits),
        ]
        for each in weighed
    ]
    heads = ["Scénario", "À reloger", "Appelé (€)", "Loyer (€)", "Investi (€)", "Reste (€)"]
    return Card(
        "Les scénarios",
        table=Table(heads, rows, numbers=range(1, 6)) if rows else None,
        empty="Aucun scénario : renouveler, acheter, céder, rendre occupé ou libre.",
        note="par an, hors charges et gestion",
        icon="scale",
    )


def _scenario(request: ActorRequest, each: Weighed) -> Card:
    row = each.scenario
    alive = row.holding.state == HoldingState.SIGNED
    pairs = [
        ("Durée", plural(row.years, "an") if row.years else ""),
        ("Prix d’achat", euros(row.price) if row.price is not None else ""),
        ("Travaux", euros(row.works) if row.works is not None else ""),
        ("Subventions", euros(row.grants) if row.grants else ""),
        ("Investi en tout", _or_unknown(each.once)),
        ("Relogements", _or_unknown(each.rehousing) if each.rehoused else ""),
        (
            "Retenu",
            f"le {day_in_words(row.chosen_on)} : {row.chosen_why}" if row.chosen_on else "",
        ),
    ]
    return Card(
        row.get_kind_display().capitalize(),
        pairs=[pair for pair in pairs if pair[1]],
        text=row.words,
        note="retenu" if row.chosen_on else "",
        tone="ok" if row.chosen_on else "",
        verbs=verbs(
            verb(request, "succession.correct_scenario", "Chiffrer…", row, about=str(row)),
            verb(request, "succession.reconsider_scenario", "Revenir sur ce choix…", row)
            if row.chosen_on
            else verb(request, "succession.choose_scenario", "Retenir…", row, about=str(row)),
            None
            if row.chosen_on
            else verb(request, "succession.remove_scenario", "Retirer…", row, about=str(row)),
        )
        if alive
        else (),
    )


def _transferred(request: ActorRequest, transfer: Transfer | None) -> Card | None:
    """To whom, since when, and with which contracts, of those that one may see."""
    if transfer is None:
        return None
    every = transfer.contracts.count()
    rows = Occupancy.objects.visible_to(request.actor).filter(transfers__transfer=transfer)
    lines = [
        Line(
            each.household.name,
            f"Contrat {each.number}, {each.main_place.label}",
            reverse("leases:occupancy", args=[each.pk]),
            "key",
        )
        for each in rows.select_related("household", "main_place").order_by("number", "pk")
    ]
    if every > len(lines):
        unseen = plural(every - len(lines), "ménage")
        lines.append(Line(f"{unseen} que vous ne pouvez pas voir", icon="eye-slash"))
    return Card(
        f"Cédé à {transfer.to.name} le {day_in_words(transfer.on)}",
        lines,
        text=transfer.words,
        note=f"{plural(every, 'contrat continue', 'contrats continuent')} avec ce preneur",
        empty="Personne n’y vivait.",
        verbs=verbs(
            verb(request, "succession.undo_hand_over", "Cession notée par erreur…", transfer)
        ),
        icon="arrow-path",
    )


def _to_title(made: Scenario) -> str:
    return _page(made.holding_id)


def _figures(row: Scenario, seen: Seen) -> dict[str, object]:
    names = ("words", "years", "owner_rent", "works", "price", "grants", "rehousing")
    return {name: getattr(row, name) for name in names}


@TITLE.asks("ceder/")
def hand_over_title(request: ActorRequest, row: Holding) -> HttpResponse:
    """How many contracts go on with the new lessee is told before the yes."""
    count = len(actions.living_there(row, request.today))
    return ask(
        request,
        forms.HandOverTitle(request, subject=row, initial={"on": request.today}),
        actions.hand_over_title,
        row,
        title=f"Céder : {_title(row)}",
        submit="Céder ce titre",
        said="Titre cédé : chaque contrat continue avec son nouveau preneur.",
        to=_page(row.pk),
        back=_page(row.pk),
        crumbs=TITLE.crumbs(row),
        lead=f"{plural(count, 'contrat continue', 'contrats continuent')} avec le nouveau preneur. "
        "Ici, ils se terminent ce jour-là sans congé ni état des lieux ; les dépôts lui sont à "
        "remettre ; ce qui nous est dû nous reste dû.",
        danger=True,
    )


TITLE.verb(
    actions.add_scenario,
    forms.AddScenario,
    at="scenario/",
    title=lambda row: f"Ajouter un scénario : {_title(row)}",
    submit="Ajouter ce scénario",
    said="Scénario ajouté : chiffrez-le.",
    to=lambda made: reverse("succession:correct_scenario", args=[made.pk]),
)
SCENARIO.verb(
    actions.correct_scenario,
    forms.CorrectScenario,
    at="chiffrer/",
    title=lambda row: f"Chiffrer : {row}",
    submit="Enregistrer ces chiffres",
    said="Chiffres enregistrés.",
    initial=_figures,
    to=_to_title,
)
SCENARIO.verb(
    actions.choose_scenario,
    forms.ChooseScenario,
    at="retenir/",
    title=lambda row: f"Retenir : {row}",
    submit="Retenir ce scénario",
    said="Scénario retenu : l’histoire du titre le dit.",
    initial=lambda row, seen: {"on": seen.today},
    to=_to_title,
)
SCENARIO.verb(
    actions.reconsider_scenario,
    at="revenir/",
    title=lambda row: f"Ne plus retenir : {row}",
    submit="Revenir sur ce choix",
    said="Plus aucun scénario n’est retenu.",
    to=_to_title,
)
SCENARIO.verb(
    actions.remove_scenario,
    at="retirer/",
    title=lambda row: f"Retirer : {row}",
    submit="Retirer ce scénario",
    said="Scénario retiré.",
    to=lambda made: _page(made.pk),
    danger=True,
)
TRANSFER.verb(
    actions.undo_hand_over,
    at="annuler/",
    title=lambda row: f"Annuler la cession à {row.to.name}",
    submit="Annuler cette cession",
    said="Cession annulée : le titre et les contrats courent de nouveau.",
    lead="Le titre n’a pas été cédé, ou pas ce jour-là : chaque contrat court de nouveau.",
    known=lambda row, seen: {"on": seen.today},
    to=lambda made: _page(made.holding_id),
    danger=True,
)

"""The end of a month: what is left to settle, then the yes."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import amount_in_digits, day_in_words, month_in_words, plural
from palier.base.ledger import actions, forms
from palier.base.ledger.models import ClosedMonth
from palier.base.ledger.month_end import OPENING, Point, month_to_close, points_of
from palier.base.ledger.reads import balance_of, trial_balance
from palier.base.ledger.views.books import BOOKS
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.walls import day_in
from palier.base.ui.books import tabs_of_entities
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, asked_entity
from palier.law.dates import Month

SHOWN = 12
WATCHED = ("165", "411", "401", "467", "471", "512", "531", "890")
"""The accounts that a month-end is looked at by, by the beginning of their number."""


def _asked_month(request: ActorRequest, entity: LegalEntity) -> Month:
    asked = request.GET.get("mois", "")
    if not asked:
        return month_to_close(entity, Month.of(request.today))
    try:
        return Month.parse(asked)
    except ValueError:
        raise Http404(asked) from None


@needs_sight("ledger.books")
def month_end(request: ActorRequest) -> HttpResponse:
    """Every point to look at before a month closes, with its way there, and the months closed."""
    entity = asked_entity(request)
    month = _asked_month(request, entity)
    points = points_of(entity, month)
    left = [point for point in points if not point.is_settled]
    closed = ClosedMonth.objects.filter(entity=entity, month=month.first).first()
    at = reverse("ledger:month_end") + f"?entite={entity.pk}&mois="
    return show_cards(
        request,
        title=f"Fin de mois : {month_in_words(month.first)}",
        lead=f"{entity.name}. Un mois clos ne reçoit plus aucune écriture : ce qui se corrige "
        "ensuite se passe dans le mois ouvert.",
        crumbs=[BOOKS],
        tabs=tabs_of_entities(request),
        chips=[_chip(closed, left)],
        verbs=_verbs(request, entity, month, is_open=closed is None),
        cards=[
            *(_points_cards(points) if closed is None else [_left_card(closed)]),
            _balances_card(entity, month),
            _closed_card(entity, at),
        ],
    )


def _points_cards(points: list[Point]) -> list[Card]:
    """What is left to settle, then what is in order."""
    left = [point for point in points if not point.is_settled]
    return [
        Card(
            f"À régler : {plural(len(left), 'point')}" if left else "À régler",
            [_line(point) for point in left],
            text="Compté au dernier jour du mois ; la page où mène un point montre aussi la suite.",
            empty="Tout est réglé : ce mois peut se clore.",
            icon="check",
        ),
        Card("En ordre", [_line(point) for point in points if point.is_settled]),
    ]


def _left_card(closed: ClosedMonth) -> Card:
    """What a closed month left, as it was when it closed."""
    return Card(
        "Ce qui restait à la clôture",
        [Line(label, words, icon="exclamation-triangle") for label, words in closed.left],
        text=f"Clos malgré cela : {closed.reserve}." if closed.reserve else "",
        empty="Tout était réglé.",
        icon="lock-closed",
    )


def _verbs(
    request: ActorRequest, entity: LegalEntity, month: Month, *, is_open: bool
) -> list[Verb | None]:
    """The months before and after, and the yes once the month is over."""
    asked = f"?entite={entity.pk}&mois="
    beside = [
        Verb(
            month_in_words(each.first).capitalize(),
            reverse("ledger:month_end") + f"{asked}{each}",
            icon,
        )
        for each, icon in ((month.before, "arrow-left"), (month.after, "arrow-right"))
    ]
    closing = verb(
        request,
        "ledger.close_month",
        f"Clore {month_in_words(month.first)}…",
        reverse("ledger:close_month") + f"{asked}{month}",
        "lock-closed",
        main=True,
    )
    opening = verb(
        request,
        "ledger.settle_opening",
        "Solder le bilan d’ouverture…",
        reverse("ledger:settle_opening") + f"?entite={entity.pk}",
        "scale",
    )
    return [
        *beside,
        opening if balance_of(entity, OPENING, on=request.today) else None,
        closing if is_open and month.last < request.today else None,
    ]


def _chip(closed: ClosedMonth | None, left: list[Point]) -> Chip:
    if closed is not None:
        return Chip(
            f"Clos le {day_in_words(day_in(closed.organisation, closed.closed_at))}",
            "",
            "lock-closed",
        )
    return Chip(plural(len(left), "point") + " à régler", "wait") if left else Chip("Prêt", "ok")


def _line(point: Point) -> Line:
    if point.is_settled:
        return Line(point.label, point.fine, point.url, "check", Chip("réglé", "ok"))
    return Line(
        point.label, point.left, point.url, "exclamation-triangle", Chip("à régler", "wait")
    )


def _balances_card(entity: LegalEntity, month: Month) -> Card:
    """What the accounts that one looks at carry at the last day."""
    rows = [
        row
        for row in trial_balance(entity, on=month.last)
        if row.code.startswith(WATCHED) and row.due
    ]
    return Card(
        f"Au {day_in_words(month.last)}",
        table=Table(
            ["Compte", "Intitulé", "Solde (€)"],
            [(row.code, row.label, amount_in_digits(row.due)) for row in rows],
            numbers=(2,),
        )
        if rows
        else None,
        empty="Rien sur ces comptes.",
        icon="book-open",
        side=True,
    )


def _closed_card(entity: LegalEntity, at: str) -> Card:
    """The months closed, the latest first, how much was left and why."""
    rows = (
        ClosedMonth.objects.filter(entity=entity)
        .select_related("organisation")
        .order_by("-month")[:SHOWN]
    )
    return Card(
        "Mois clos",
        [
            Line(
                month_in_words(row.month).capitalize(),
                f"{plural(len(row.left), 'point')} à régler : {row.reserve}" if row.left else "",
                f"{at}{Month.of(row.month)}",
                "lock-closed",
                Chip(
                    f"clos le {day_in_words(day_in(row.organisation, row.closed_at), short=True)}"
                ),
            )
            for row in rows
        ],
        empty="Aucun mois n’est clos.",
        icon="lock-closed",
        side=True,
    )


@needs_sight("ledger.books")
def close_month(request: ActorRequest) -> HttpResponse:
    entity = asked_entity(request)
    month = _asked_month(request, entity)
    back = reverse("ledger:month_end") + f"?entite={entity.pk}&mois={month}"
    left = [point for point in points_of(entity, month) if not point.is_settled]
    told = " ".join(f"{point.label} : {point.left}." for point in left)
    return ask(
        request,
        forms.CloseMonth(request),
        actions.close_month,
        entity,
        known={"month_on": month.first, "closed_on": request.today},
        title=f"Clore {month_in_words(month.first)}",
        submit="Clore ce mois",
        said=f"{month_in_words(month.first).capitalize()} est clos. Rien n’y sera plus passé.",
        back=back,
        to=lambda row: reverse("ledger:month_end") + f"?entite={entity.pk}&mois={month}",
        crumbs=[BOOKS, ("Fin de mois", back)],
        lead=f"C’est définitif. {told or 'Tout est réglé.'}",
        danger=True,
    )


@needs_sight("ledger.books")
def settle_opening(request: ActorRequest) -> HttpResponse:
    entity = asked_entity(request)
    back = reverse("ledger:month_end") + f"?entite={entity.pk}"
    due = balance_of(entity, OPENING, on=request.today)
    return ask(
        request,
        forms.SettleOpening(request, initial={"on": request.today}),
        actions.settle_opening,
        entity,
        title="Solder le bilan d’ouverture (890)",
        submit="Passer cette écriture",
        said="Le 890 est soldé.",
        back=back,
        crumbs=[BOOKS, ("Fin de mois", back)],
        lead=f"Le 890 porte {euros(abs(due))} {'au débit' if due > 0 else 'au crédit'} : ce que "
        "les soldes repris laissent d’écart est le report à nouveau ou les fonds de l’association.",
    )

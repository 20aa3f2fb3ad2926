"""A contract from its draft to the keys."""

import re
from collections.abc import Sequence
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.periods import last_day, period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import capitalised, day_in_words, plural
from palier.base.ledger.actions import take_numbers
from palier.base.tenancy.actors import Actor
from palier.base.ui import search
from palier.law import energy
from palier.law.dates import add_months
from palier.law.regimes import regime as law
from palier.law.terms import term_of
from palier.law.territory import is_overseas
from palier.registers.housing.models import Place
from palier.registers.housing.reads import rating_on, standing_orders
from palier.registers.people.models import Household
from palier.registers.people.reads import members_on
from palier.work.leases.actions.papers import receive_pieces
from palier.work.leases.actions.parts import role_of, search_words
from palier.work.leases.actions.vacancies import close_vacancies
from palier.work.leases.events import (
    OccupancyActivated,
)
from palier.work.leases.models import (
    OCCUPANCY_MOVES,
    Occupancy,
    OccupancyParty,
    OccupancyPlace,
    OccupancyState,
)
from palier.work.leases.reads import missing_pieces, regimes_under, usual_regime
from palier.work.titles.models import Holding, HoldingState
from palier.work.titles.reads import title_of


@action("Rédiger un contrat")
def draft_occupancy(
    place: Place,
    *,
    household: Household,
    starts_on: date,
    regime: str = "",
    is_furnished: bool = False,
    term_on: date | None = None,
    index_quarter: int | None = None,
    holding: Holding | None = None,
    actor: Actor,
) -> Occupancy:
    """Prepare a contract for a household: nothing is taken nor owed until it is activated.

    Without a `regime`, the usual one of the home's title. `term_on` is the first day after its
    term, by default that of the regime; `index_quarter` the quarter of its review clause, if it
    has one. Refused: a stay longer than its regime admits, a regime that the title does not let.
    """
    holding = holding or title_of(place, starts_on, also_drafts=True)
    regime = regime or usual_regime(place, holding)
    _check_regime(regime, holding)
    occupancy = Occupancy.objects.create(
        organisation=actor.organisation,
        number=f"B-{take_numbers(actor.organisation, 'occupancies'):04d}",
        household=household,
        site_id=place.site_id,
        main_place=place,
        holding=holding,
        regime=regime,
        is_furnished=is_furnished,
        term_on=_term(regime, starts_on, term_on, furnished=is_furnished, holding=holding),
        index_quarter=index_quarter,
        period=period(starts_on),
    )
    _take_places(occupancy, place)
    _take_parties(occupancy, starts_on)
    search.keep_many([search.search_row(occupancy, **search_words(occupancy))])
    return occupancy


def _check_regime(regime: str, holding: Holding | None) -> None:
    """A lessee sublets, a mandatary lets in the owner's name: the title says which contract."""
    if not regime:
        raise Refused({"regime": "Aucun titre ne couvre ce lieu à cette date : dites le régime."})
    if holding is None or regime in regimes_under(holding):
        return
    known = " ou ".join(f"« {law(code).label} »" for code in regimes_under(holding)[:2])
    raise Refused(
        {
            "regime": f"Ce logement est tenu par un titre « {holding.get_kind_display()} »"
            f"{_under(holding)} : le contrat y est {known}, non « {law(regime).label} ». Choisissez "
            "ce régime, ou corrigez le titre."
        }
    )


def _under(holding: Holding) -> str:
    named = holding.get_convention_display() if holding.convention else ""
    return f", convention {named}" if named else ""


def _term(
    regime: str,
    starts_on: date,
    asked: date | None,
    *,
    furnished: bool,
    holding: Holding | None,
) -> date | None:
    rule = term_of(regime)
    usual = rule.term_of(starts_on, furnished=furnished, legal_person=_is_legal_person(holding))
    if asked is None:
        return usual
    if asked <= starts_on:
        raise Refused({"term_on": "Le terme est avant l’entrée dans les lieux."})
    if rule.most_months and asked > add_months(starts_on, rule.most_months):
        raise Refused({"term_on": f"Au plus {rule.most_months} mois ({rule.source})."})
    return asked


COMPANY = re.compile(
    r"\b(sci|sa|sas|sasu|sarl|eurl|snc|scic|sté|société|association|fondation|commune|ville|mairie"
    r"|foncière|immobilière|habitat|résidences|régie|groupe|compagnie|mutuelle|diocèse)\b",
    re.IGNORECASE,
)


def _is_legal_person(holding: Holding | None) -> bool:
    """Who lets: the association, for six years; under a mandate the owner, for three when it is a
    natural person (loi n° 89-462, art. 10). A family SCI too lets for three years (art. 13): its
    term is then written on the contract."""
    if holding is None or holding.kind != Holding.Kind.MANDATE:
        return True
    return COMPANY.search(holding.owner.name) is not None


def _moved_term(occupancy: Occupancy, starts_on: date) -> date | None:
    """The term when the keys are handed over another day than planned."""
    rule, furnished = term_of(occupancy.regime), occupancy.is_furnished
    if occupancy.term_on is None:
        return None
    legal = _is_legal_person(occupancy.holding)
    usual = rule.term_of(occupancy.starts_on, furnished=furnished, legal_person=legal)
    if occupancy.term_on == usual:
        return rule.term_of(starts_on, furnished=furnished, legal_person=legal)
    return occupancy.term_on + (starts_on - occupancy.starts_on)


def _take_places(occupancy: Occupancy, place: Place) -> None:
    """The place itself and, for a dwelling, each of its rooms."""
    OccupancyPlace.objects.bulk_create(
        [
            OccupancyPlace(
                organisation_id=occupancy.organisation_id,
                occupancy=occupancy,
                place=each,
                period=occupancy.period,
            )
            for each in [place, *place.rooms.order_by("pk")]
        ]
    )


def _take_parties(occupancy: Occupancy, on: date) -> None:
    """Adults sign, children live there; those of today, of a file opened after the entry."""
    members = members_on(occupancy.household, on)
    members = members or members_on(occupancy.household, timezone.localdate())
    OccupancyParty.objects.bulk_create(
        [
            OccupancyParty(
                organisation_id=occupancy.organisation_id,
                occupancy=occupancy,
                person=member.person,
                role=role_of(member),
            )
            for member in members
        ]
    )


@action("Activer le contrat")
def activate_occupancy(
    occupancy: Occupancy,
    *,
    starts_on: date,
    pieces: Sequence[str] = (),
    reserve: str = "",
    reserve_due_on: date | None = None,
    actor: Actor,
) -> Occupancy:
    """Hand over the keys: from `starts_on` the household lives there and owes its rent.

    Refused when another household has the place that day, or when its title does not let such a
    contract. A sublease without the title that we hold the home by (looked for again that day),
    or a missing piece, asks for a reason and until when it will be put right;
    a residence or a halting site is not entered without its rules, nor a home under an order or
    rated below what the law lets (loi n° 89-462, art. 6; CCH art. L511-18). `pieces` are gathered
    that day, with the keys.
    """
    occupancy = lock(occupancy)
    if pieces:
        have = occupancy.pieces.values_list("piece", flat=True)
        told = list(dict.fromkeys([*have, *pieces]))
        receive_pieces(occupancy, pieces=told, on=starts_on, actor=actor)
    OCCUPANCY_MOVES.go(occupancy, OccupancyState.ACTIVE)
    _check_home(occupancy, starts_on)
    if not _stands(occupancy.holding, starts_on):
        occupancy.holding = title_of(occupancy.main_place, starts_on) or occupancy.holding
    _check_regime(occupancy.regime, occupancy.holding)
    _check_title(occupancy, starts_on, reserve)
    _check_pieces(occupancy, reserve)
    if reserve and reserve_due_on is None:
        raise Refused({"reserve_due_on": "Dites avant quelle date la réserve sera levée."})
    if reserve_due_on is not None and reserve_due_on < starts_on:
        raise Refused({"reserve_due_on": "Une réserve se lève après l’entrée, pas avant."})
    places = list(occupancy.places.select_for_update().values_list("place_id", flat=True))
    _check_free(places, starts_on)
    _check_room_for_all(occupancy, starts_on)
    if not occupancy.parties.exists():  # the file had nobody on the day it was drafted for
        _take_parties(occupancy, starts_on)
    occupancy.term_on = _moved_term(occupancy, starts_on)
    occupancy.period = period(starts_on)
    occupancy.reserve, occupancy.reserve_due_on = reserve, reserve_due_on
    occupancy.save(
        update_fields=["state", "holding", "period", "term_on", "reserve", "reserve_due_on"]
    )
    occupancy.places.update(is_firm=True, period=occupancy.period)
    close_vacancies(places, starts_on)
    announce(OccupancyActivated(occupancy, actor))
    return occupancy


def _check_home(occupancy: Occupancy, starts_on: date) -> None:
    """A home under an order, or too poorly rated, is not let: no reserve can change it."""
    place = occupancy.main_place
    whole = [place, place.parent] if place.parent else [place]
    for order in [each for one in whole for each in standing_orders(one, starts_on)]:
        raise Refused(
            f"{capitalised(order.get_kind_display())} du {day_in_words(order.made_on)} : personne n’entre dans ce "
            "logement avant sa levée (CCH art. L511-18). Notez-la sur la page du lieu."
        )
    if not occupancy.law.is_decent:
        return
    ratings = rating_on([each.pk for each in whole], starts_on)
    rating = ratings.get(place.pk) or ratings.get(place.parent_id or 0)
    if rating is not None and not energy.may_be_let(
        rating.letter, starts_on, overseas=is_overseas(place.site.postcode)
    ):
        raise Refused(
            {
                "starts_on": f"Ce logement est classé {rating.letter} : aucun bail n’y commence à "
                f"cette date ({energy.source()}). Notez la nouvelle étiquette après les travaux."
            }
        )


def _check_room_for_all(occupancy: Occupancy, starts_on: date) -> None:
    """A single room takes one person: said by the place itself, where it is said."""
    most, people = occupancy.main_place.capacity, len(members_on(occupancy.household, starts_on))
    if most is not None and people > most:
        raise Refused(
            f"{capitalised(occupancy.main_place.label)} est pour {plural(most, 'personne')}, et le ménage en "
            f"compte {people}. Choisissez un autre lieu, ou corrigez ce lieu."
        )


def _stands(holding: Holding | None, on: date) -> bool:
    """Whether a title is signed and runs on a day."""
    return (
        holding is not None
        and holding.state == HoldingState.SIGNED
        and holding.starts_on <= on
        and (holding.ends_on is None or on < holding.ends_on)
    )


def _is_held(occupancy: Occupancy, on: date) -> bool:
    """Whether a signed title to sublet holds the home on a day; a mandate lets, it does not sublet."""
    holding = occupancy.holding
    return holding is not None and _stands(holding, on) and holding.kind != Holding.Kind.MANDATE


def _check_title(occupancy: Occupancy, starts_on: date, reserve: str) -> None:
    if occupancy.law.needs_holding and not _is_held(occupancy, starts_on) and not reserve:
        raise Refused(
            {
                "reserve": "Ce contrat est une sous-location, et aucune prise à bail signée ne "
                "couvre ce logement à cette date. Enregistrez-la, ou dites pourquoi vous activez "
                "quand même et jusqu’à quand."
            }
        )


def _check_pieces(occupancy: Occupancy, reserve: str) -> None:
    """A reserve says why one enters without a piece; some pieces cannot wait."""
    missing = missing_pieces(occupancy)
    needed = [piece for piece in missing if not piece.waivable]
    if needed:
        first = needed[0]
        raise Refused(
            f"Il manque : {first.label} ({first.source}). Sans cette pièce, on n’entre pas."
        )
    if missing and not reserve:
        told = " ; ".join(f"{piece.label} ({piece.source})" for piece in missing)
        raise Refused(
            {
                "reserve": f"Il manque : {told}. Réunissez ces pièces, ou dites pourquoi vous "
                "activez quand même et jusqu’à quand."
            }
        )


def _check_free(place_ids: list[int], starts_on: date) -> None:
    """Name the obstacle; the database's own exclusion stands behind for whoever comes at once."""
    taken = (
        OccupancyPlace.objects.filter(
            place__in=place_ids, is_firm=True, period__overlap=DateRange(starts_on, None, "[)")
        )
        .select_related("place", "occupancy__household")
        .order_by("period", "pk")
        .first()
    )
    if taken is None:
        return
    last = last_day(taken.period)
    until = f" jusqu’au {day_in_words(last)}" if last else ""
    raise Refused(
        {
            "starts_on": f"{taken.place.label.capitalize()} est occupé par "
            f"{taken.occupancy.household.name} (contrat {taken.occupancy.number}){until}. "
            "Terminez d’abord ce contrat, ou choisissez une autre date."
        }
    )

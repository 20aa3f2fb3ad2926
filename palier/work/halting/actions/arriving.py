"""Someone stops on a pitch, or did not after all; what is paid before."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.law.halting import places_a_pitch
from palier.law.pieces import pieces_of
from palier.law.terms import term_of
from palier.registers.housing.models import Place
from palier.registers.people.actions import open_household
from palier.registers.people.models import Household
from palier.work.billing.actions import account_under, record_payment, reverse_payment
from palier.work.halting.actions.billing import NO_TARIFF, read_meters
from palier.work.halting.counting import tariff_of
from palier.work.halting.models import PitchStay, Prepayment, SiteClosing, SiteTariff
from palier.work.leases.actions import (
    activate_occupancy,
    ask_deposit,
    cancel_occupancy,
    draft_occupancy,
    note_keys_back,
    receive_deposit,
    receive_pieces,
    settle_deposit,
    undo_entry,
)
from palier.work.leases.models import Occupancy, OccupancyState, SecurityDeposit


@action("Fixer le tarif d’une aire")
def set_tariff(
    site: Site,
    *,
    starts_on: date,
    day_fee: Decimal,
    deposit: Decimal,
    water: Decimal,
    power: Decimal,
    is_prepaid: bool = False,
    source: str = "",
    actor: Actor,
) -> SiteTariff:
    """What the site asks for from a day (euros), as its rules say. Refused: another kind of site."""
    if site.kind != Site.Kind.HALTING_SITE:
        raise Refused("Ce site n’est pas une aire d’accueil.")
    return SiteTariff.objects.create(
        organisation=actor.organisation,
        site=site,
        starts_on=starts_on,
        day_fee=day_fee,
        deposit=deposit,
        water=water,
        power=power,
        is_prepaid=is_prepaid,
        source=source.strip(),
    )


@action("Noter une arrivée sur une aire")
def arrive(
    place: Place,
    *,
    household: Household | None = None,
    first_name: str = "",
    last_name: str = "",
    on: date,
    places: int = 2,
    agreement: bool,
    deposit: Decimal,
    means: str = "cash",
    water: Decimal | None = None,
    power: Decimal | None = None,
    actor: Actor,
) -> PitchStay:
    """The agreement signed, the deposit received, the meters read: the household stops there.

    Décret n° 2019-1478 and its annex. A household that only changes pitch goes on with its stay: its
    three months run on. Refused: no agreement, no tariff, a closed site, a pitch taken, another one
    kept, more places than it has, a deposit above the tariff, a meter that runs backwards.
    """
    place = lock(place)
    if household is None and not last_name.strip():
        raise Refused({"household": "Choisissez le ménage, ou écrivez son nom."})
    _check_arrival(place, on, places, deposit, agreement=agreement)
    term = _going_on(place.site_id, household, on) if household is not None else None
    if household is None:
        household = open_household(
            actor.organisation,
            first_name=first_name.strip(),
            last_name=last_name.strip(),
            opened_on=on,
            actor=actor,
        )
    row = draft_occupancy(
        place, household=household, regime="pitch", starts_on=on, term_on=term, actor=actor
    )
    codes = [piece.code for piece in pieces_of("pitch")]
    receive_pieces(row, pieces=codes, on=on, actor=actor)
    row = activate_occupancy(row, starts_on=on, actor=actor)
    read_meters(place, on, water, power, actor, all_of_them=True)
    if deposit:
        asked = ask_deposit(row, amount=deposit, on=on, actor=actor)
        receive_deposit(asked, on=on, amount=deposit, payer="person", means=means, actor=actor)
    return PitchStay.objects.create(
        organisation=actor.organisation, occupancy=row, places=places, fees_until=on
    )


def _check_arrival(
    place: Place, on: date, places: int, deposit: Decimal, *, agreement: bool
) -> None:
    if place.kind != Place.Kind.PITCH:
        raise Refused(f"{capitalised(place.label)} n’est pas un emplacement.")
    tariff = tariff_of(place.site_id, on)
    if tariff is None:
        raise Refused(NO_TARIFF)
    if deposit > tariff.deposit:
        raise Refused({"deposit": f"Le tarif de l’aire fixe le dépôt à {euros(tariff.deposit)}."})
    if not agreement:
        raise Refused(
            {
                "agreement": "Sans convention signée, règlement remis et état des lieux, personne "
                "ne s’installe (décret n° 2019-1478, annexe)."
            }
        )
    if not 1 <= places <= places_a_pitch():
        raise Refused({"places": f"Un emplacement compte {places_a_pitch()} places."})
    closed = SiteClosing.objects.filter(site=place.site_id, period__contains=on).first()
    if closed is not None:
        until = day_in_words(closed.period.upper - on.resolution)
        raise Refused({"on": f"L’aire est fermée jusqu’au {until} ({closed.reason})."})


def _going_on(site_id: int, household: Household, on: date) -> date | None:
    """The term of the stay that goes on from another pitch of the site; None for a new stay."""
    before = (
        PitchStay.objects.filter(occupancy__household=household, occupancy__site=site_id)
        .select_related("occupancy__main_place")
        .order_by("-occupancy__period")
        .first()
    )
    if before is None:
        return None
    stay, where = before.occupancy, before.occupancy.main_place.label
    if stay.state == OccupancyState.ACTIVE:
        raise Refused(
            {"household": f"Ce ménage est déjà installé ({where}) : notez d’abord son départ."}
        )
    left = stay.period.upper
    if stay.state != OccupancyState.ENDED or left is None or left < on or stay.term_on is None:
        return None
    if stay.term_on <= on:
        raise Refused(
            {
                "household": "Son séjour est arrivé à son terme le "
                f"{day_in_words(stay.term_on - stay.term_on.resolution)} : changer d’emplacement "
                f"n’en ouvre pas un autre ({term_of('pitch').source})."
            }
        )
    term: date = stay.term_on
    return term


@action("Annuler une arrivée notée par erreur")
def undo_arrival(stay: PitchStay, *, on: date, means: str = "cash", actor: Actor) -> Occupancy:
    """Nobody stopped there: the pitch is free, all that was paid given back, the contract annulled.

    Refused: a stay settled or billed: it took place, and ends by a departure.
    """
    stay = lock(stay)
    occupancy = stay.occupancy
    if stay.settled_on is not None:
        raise Refused("Ce séjour est soldé.")
    for deposit in SecurityDeposit.objects.filter(occupancy=occupancy, settled_on=None):
        if deposit.held:
            note_keys_back(deposit, keys_on=on, conforming=True, actor=actor)
            settle_deposit(deposit, on=on, means=means, actor=actor)
    for paid in stay.prepayments.filter(payment__reversals=None).select_related("payment"):
        reverse_payment(paid.payment, on=on, actor=actor)
    return cancel_occupancy(undo_entry(occupancy, actor=actor), actor=actor)


@action("Noter un prépaiement")
def prepay(
    stay: PitchStay, *, amount: Decimal, on: date, means: str = "cash", actor: Actor
) -> Prepayment:
    """Water and power paid before they flow, against a receipt; it waits on the household’s account.

    Refused: a site that bills afterwards, a stay settled, nothing.
    """
    stay = lock(stay)
    tariff = tariff_of(stay.occupancy.site_id, on)
    if stay.settled_on is not None:
        raise Refused("Ce séjour est soldé.")
    if tariff is None or not tariff.is_prepaid:
        raise Refused("Sur cette aire les fluides se paient après relevé, pas d’avance.")
    if amount <= 0:
        raise Refused({"amount": "Un prépaiement est un montant positif."})
    account = account_under(stay.occupancy, actor)
    payment = record_payment(account, on=on, amount=amount, means=means, actor=actor)
    return Prepayment.objects.create(
        organisation=actor.organisation, stay=stay, payment=payment, on=on, amount=amount
    )

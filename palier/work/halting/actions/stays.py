"""Someone stops on a pitch: arrives, pays, leaves."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import capitalised, day_in_words, in_digits, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Site
from palier.law.dates import Month
from palier.law.halting import places_a_pitch
from palier.law.pieces import pieces_of
from palier.law.terms import term_of
from palier.registers.housing.actions import read_meter
from palier.registers.housing.models import Meter, MeterReading, Place
from palier.registers.people.actions import open_household
from palier.registers.people.models import Household
from palier.work.billing.actions import (
    NewExtra,
    call_many_once,
    invoice_stay,
    open_household_account,
    record_payment,
    refund_in_cash,
)
from palier.work.billing.models import Extra, RentNotice, Term
from palier.work.billing.reads import owed_by
from palier.work.halting.counting import WATER, Flow, fees_between, flows_of, tariff_of
from palier.work.halting.models import (
    FluidBill,
    PitchStay,
    Prepayment,
    SiteClosing,
    SiteTariff,
)
from palier.work.leases.actions import (
    activate_occupancy,
    add_deduction,
    ask_deposit,
    cancel_occupancy,
    draft_occupancy,
    end_occupancy,
    note_keys_back,
    receive_deposit,
    receive_pieces,
    settle_deposit,
    undo_entry,
)
from palier.work.leases.models import Occupancy, OccupancyState, SecurityDeposit

NO_TARIFF = "Cette aire n’a pas de tarif à cette date : fixez-le d’abord."


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

    Décret n° 2019-1478 and its annex. Refused: no agreement, no tariff, a closed site, a pitch
    taken, more places than it has, a meter that runs backwards.
    """
    place = lock(place)
    if household is None and not last_name.strip():
        raise Refused({"household": "Choisissez le ménage, ou écrivez son nom."})
    _check_arrival(place, on, places, agreement=agreement)
    if household is None:
        household = open_household(
            actor.organisation,
            first_name=first_name.strip(),
            last_name=last_name.strip(),
            opened_on=on,
            actor=actor,
        )
    row = draft_occupancy(place, household=household, regime="pitch", starts_on=on, actor=actor)
    codes = [piece.code for piece in pieces_of("pitch")]
    receive_pieces(row, pieces=codes, on=on, actor=actor)
    row = activate_occupancy(row, starts_on=on, actor=actor)
    _read(place, on, water, power, actor, all_of_them=True)
    if deposit:
        asked = ask_deposit(row, amount=deposit, on=on, actor=actor)
        receive_deposit(asked, on=on, amount=deposit, payer="person", means=means, actor=actor)
    return PitchStay.objects.create(
        organisation=actor.organisation, occupancy=row, places=places, fees_until=on
    )


def _check_arrival(place: Place, on: date, places: int, *, agreement: bool) -> None:
    if place.kind != Place.Kind.PITCH:
        raise Refused(f"{capitalised(place.label)} n’est pas un emplacement.")
    if tariff_of(place.site_id, on) is None:
        raise Refused(NO_TARIFF)
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
        until = day_in_words(closed.period.upper)
        raise Refused({"on": f"L’aire est fermée jusqu’au {until} ({closed.reason})."})


def _read(
    place: Place,
    on: date,
    water: Decimal | None,
    power: Decimal | None,
    actor: Actor,
    *,
    all_of_them: bool,
) -> None:
    """Read the meters of a pitch; the same reading told twice the same day is one.

    `all_of_them`: whoever arrives or leaves pays for what is theirs, so nothing is left unread.
    """
    for value, kinds, field in ((water, WATER, "water"), (power, (Meter.Kind.POWER,), "power")):
        meter = place.meters.filter(kind__in=kinds).order_by("pk").first()
        if value is None and all_of_them and meter is not None:
            raise Refused(
                {field: "Relevez ce compteur : qui arrive ne paie pas ce qui a coulé avant lui."}
            )
        if value is None:
            continue
        if meter is None:
            raise Refused({field: "Cet emplacement n’a pas ce compteur : ajoutez-le d’abord."})
        same_day = MeterReading.objects.filter(meter=meter, on=on).first()
        if same_day is not None and same_day.value == value:
            continue
        if same_day is not None:
            raise Refused(
                {field: f"Ce compteur est déjà relevé ce jour-là : {in_digits(same_day.value)}."}
            )
        _check_plausible(meter, on, value, field)
        try:
            read_meter(meter, on=on, value=value, actor=actor)
        except Refused as refusal:
            raise Refused({field: " ".join(refusal.messages)}) from refusal


@action("Annuler une arrivée notée par erreur")
def undo_arrival(stay: PitchStay, *, on: date, means: str = "cash", actor: Actor) -> Occupancy:
    """Nobody stopped there: the pitch is free, the deposit given back whole, the contract annulled.

    Refused: a stay settled, billed or paid in advance: it took place, and ends by a departure.
    """
    stay = lock(stay)
    occupancy = stay.occupancy
    if stay.settled_on is not None:
        raise Refused("Ce séjour est soldé.")
    for deposit in SecurityDeposit.objects.filter(occupancy=occupancy, settled_on=None):
        if deposit.held:
            note_keys_back(deposit, keys_on=on, conforming=True, actor=actor)
            settle_deposit(deposit, on=on, means=means, actor=actor)
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
    account = open_household_account(stay.occupancy.household, actor=actor)
    payment = record_payment(account, on=on, amount=amount, means=means, actor=actor)
    return Prepayment.objects.create(
        organisation=actor.organisation, stay=stay, payment=payment, on=on, amount=amount
    )


@action("Facturer un séjour")
def bill_stay(
    stay: PitchStay,
    *,
    until: date,
    water: Decimal | None = None,
    power: Decimal | None = None,
    actor: Actor,
) -> RentNotice:
    """The usage fee up to a day (not counted) and what flowed, on one invoice, owed now.

    Refused: a stay past its three months without a dated exception (décret n° 2019-1478, art. 5),
    settled, nothing to bill, a meter that runs backwards.
    """
    stay = lock(stay)
    occupancy = stay.occupancy
    if stay.settled_on is not None or occupancy.state != OccupancyState.ACTIVE:
        raise Refused("Ce séjour est terminé.")
    _check_within_term(stay, until)
    if until < stay.fees_until:
        raise Refused(
            {"until": f"Déjà facturé jusqu’au {day_in_words(stay.fees_until - until.resolution)}."}
        )
    last = until - until.resolution
    _read(occupancy.main_place, last, water, power, actor, all_of_them=False)
    return _bill(stay, until, last, actor)


def _check_plausible(meter: Meter, on: date, value: Decimal, field: str) -> None:
    """A figure too many is the usual slip: far more than a household uses is read twice."""
    before = meter.readings.filter(on__lt=on).order_by("-on").first()
    if before is None:
        return
    most = number(meter.organisation, f"halting.{field}_a_day", on)
    days = max((on - before.on).days, 1)
    used = value - before.value
    if used > most * days:
        unit = "m³" if field == "water" else "kWh"
        raise Refused(
            {
                field: f"{in_digits(used)} {unit} en {plural(days, 'jour')} : bien plus qu’un ménage "
                "n’en use. Vérifiez l’index ; s’il est juste, notez-le d’abord sur la page de "
                "l’emplacement, puis revenez ici."
            }
        )


def _check_within_term(stay: PitchStay, until: date) -> None:
    term = stay.occupancy.term_on
    if term is not None and until > term:
        raise Refused(
            {
                "until": f"Le séjour est arrivé à son terme le {day_in_words(term)} "
                f"({term_of('pitch').source}). Accordez une dérogation avec son motif, ou notez le "
                "départ."
            }
        )


def _bill(stay: PitchStay, until: date, on: date, actor: Actor) -> RentNotice:
    """One invoice dated `on`: days up to `until` (not counted), and what flowed up to `on`.

    Days already billed beyond a departure are given back.
    """
    occupancy = stay.occupancy
    sign = -1 if until < stay.fees_until else 1
    first, after = sorted((stay.fees_until, until))
    try:
        fees = fees_between(occupancy.site_id, stay.places, first, after)
    except LookupError:
        raise Refused(NO_TARIFF) from None
    flows = [flow for flow in flows_of(stay, on) if flow.used > 0]
    month = Month.of(on).first
    told = [
        NewExtra(
            occupancy,
            Term.Kind.RENT,
            f"{'Droit d’usage rendu' if sign < 0 else 'Droit d’usage'}, du {fee.first:%d/%m/%Y} "
            f"au {fee.after - fee.after.resolution:%d/%m/%Y}",
            sign * fee.amount,
            month,
            formula=fee.formula,
        )
        for fee in fees
        if fee.amount
    ]
    told += [
        NewExtra(
            occupancy,
            Term.Kind.CHARGES,
            f"{flow.meter.get_kind_display().capitalize()}, relevé du {flow.reading.on:%d/%m/%Y}",
            flow.amount,
            month,
            Extra.Source.METER,
            flow.formula,
        )
        for flow in flows
        if flow.amount
    ]
    if not told:
        raise Refused("Rien à facturer : ni jour ni fluide depuis la dernière facture.")
    made = call_many_once(actor.organisation, extras=told, actor=actor)
    _remember(stay, flows, made, actor)
    stay.fees_until = until
    stay.save(update_fields=["fees_until"])
    return invoice_stay(occupancy, on=on, actor=actor)


def _remember(stay: PitchStay, flows: list[Flow], made: list[Extra], actor: Actor) -> None:
    """Each reading is billed once; a flow too small to cost a cent is remembered too."""
    by_formula = {extra.formula: extra for extra in made}
    FluidBill.objects.bulk_create(
        [
            FluidBill(
                organisation=actor.organisation,
                stay=stay,
                since=flow.since,
                reading=flow.reading,
                used=flow.used,
                unit_price=flow.unit_price,
                extra=by_formula.get(flow.formula),
            )
            for flow in flows
        ]
    )


@action("Noter un départ d’une aire")
def depart(
    stay: PitchStay,
    *,
    on: date,
    water: Decimal | None = None,
    power: Decimal | None = None,
    damages: Decimal = NOTHING,
    damages_why: str = "",
    means: str = "cash",
    actor: Actor,
) -> PitchStay:
    """The household leaves: the last bill, then the deposit given back less what is owed.

    `on` is the day it leaves, not counted. What it had paid in advance pays the bill first; what is
    left of it is given back with the deposit, in cash, or waits on its account for a transfer.
    Refused: before its arrival, damages without a proof or above the deposit, a meter that runs
    backwards.
    """
    stay = lock(stay)
    occupancy = stay.occupancy
    deposit = SecurityDeposit.objects.filter(occupancy=occupancy, settled_on=None).first()
    _check_departure(stay, deposit, on, damages)
    _read(occupancy.main_place, on, water, power, actor, all_of_them=True)
    if occupancy.state == OccupancyState.ACTIVE:
        occupancy = end_occupancy(occupancy, ends_on=on, end_reason="term", actor=actor)
    try:
        _bill(stay, on, on, actor)
    except Refused as nothing:
        if "Rien à facturer" not in str(nothing):
            raise
    if deposit is not None and deposit.held:
        _give_back(deposit, on, damages, damages_why, means, actor)
    if means == "cash":
        _give_back_prepaid(stay, on, actor)
    stay.settled_on = on
    stay.save(update_fields=["settled_on", "fees_until"])
    return stay


def _check_departure(
    stay: PitchStay, deposit: SecurityDeposit | None, on: date, damages: Decimal
) -> None:
    occupancy = stay.occupancy
    if stay.settled_on is not None:
        raise Refused("Ce séjour est déjà soldé.")
    if on <= occupancy.starts_on:
        raise Refused({"on": "Le départ est avant le lendemain de l’arrivée."})
    if occupancy.state == OccupancyState.ENDED and occupancy.period.upper != on:
        last = day_in_words(occupancy.period.upper)
        raise Refused({"on": f"Ce contrat a fini le {last} : soldez le séjour à cette date."})
    if damages and (deposit is None or not deposit.held):
        raise Refused(
            {
                "damages": "Aucun dépôt n’est détenu : rien ne peut y être retenu. Facturez la "
                "dégradation sur le compte du ménage."
            }
        )


def _give_back(
    deposit: SecurityDeposit,
    on: date,
    damages: Decimal,
    why: str,
    means: str,
    actor: Actor,
) -> None:
    account = open_household_account(deposit.occupancy.household, actor=actor)
    # Only what this stay still owes: debts of another contract are another matter.
    notices = RentNotice.objects.filter(occupancy=deposit.occupancy_id).with_paid()
    unpaid = sum((each.net - each.paid for each in notices if not each.is_reversed), NOTHING)
    owed = min(max(owed_by(account, on=on), NOTHING), max(unpaid, NOTHING))
    note_keys_back(deposit, keys_on=on, conforming=not damages, actor=actor)
    if damages:
        add_deduction(deposit, kind="damage", amount=damages, words=why, proof=why, actor=actor)
    kept = min(owed, deposit.held - damages)
    if kept > 0:
        add_deduction(
            deposit,
            kind="rent",
            amount=kept,
            words="Droit d’usage et fluides",
            proof=f"facture de séjour du {on:%d/%m/%Y}",
            actor=actor,
        )
    settle_deposit(deposit, on=on, means=means, actor=actor)


def _give_back_prepaid(stay: PitchStay, on: date, actor: Actor) -> None:
    """What was paid for water and power that did not flow, never more than the account has."""
    paid = sum((each.amount for each in stay.prepayments.all()), NOTHING)
    account = open_household_account(stay.occupancy.household, actor=actor)
    left = min(paid, -owed_by(account))
    if left > 0:
        refund_in_cash(account, amount=left, on=on, actor=actor)

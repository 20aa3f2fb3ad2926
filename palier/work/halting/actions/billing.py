"""What a stay costs: meters read, days counted, one invoice."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, in_digits, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.law.dates import Month
from palier.law.terms import term_of
from palier.registers.housing.actions import read_meter
from palier.registers.housing.models import Meter, MeterReading, Place
from palier.work.billing.actions import NewExtra, call_many_once, invoice_stay
from palier.work.billing.models import Extra, RentNotice, Term
from palier.work.halting.counting import WATER, Flow, fees_between, flows_of
from palier.work.halting.models import FluidBill, PitchStay
from palier.work.leases.models import OccupancyState

NO_TARIFF = "Cette aire n’a pas de tarif à cette date : fixez-le d’abord."


class NothingToBill(Refused):
    """Neither a day nor a fluid since the last invoice."""


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
    read_meters(occupancy.main_place, last, water, power, actor, all_of_them=False)
    return bill_up_to(stay, until, last, actor)


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
                "until": f"Le séjour est arrivé à son terme le {day_in_words(term - term.resolution)} "
                f"({term_of('pitch').source}). Accordez une dérogation avec son motif, ou notez le "
                "départ."
            }
        )


def bill_up_to(stay: PitchStay, until: date, on: date, actor: Actor) -> RentNotice:
    """One invoice dated `on`: days up to `until` (not counted), and what flowed up to `on`.

    Days already billed beyond a departure are given back; what a reversed invoice left uncalled is
    called again.
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
    if not told and not Extra.objects.filter(occupancy=occupancy, notice=None).exists():
        raise NothingToBill("Rien à facturer : ni jour ni fluide depuis la dernière facture.")
    made = call_many_once(actor.organisation, extras=told, actor=actor) if told else []
    _remember(stay, flows, made, actor)
    stay.fees_until = until
    stay.save(update_fields=["fees_until"])
    return invoice_stay(occupancy, on=on, actor=actor)


def _remember(stay: PitchStay, flows: list[Flow], made: list[Extra], actor: Actor) -> None:
    """Each reading is billed once; a flow too small to cost a cent is remembered too."""
    # Fees come first, then what flowed, in the order they were noted.
    charged = [flow.reading.pk for flow in flows if flow.amount]
    by_reading = dict(zip(charged, made[len(made) - len(charged) :], strict=True))
    FluidBill.objects.bulk_create(
        [
            FluidBill(
                organisation=actor.organisation,
                stay=stay,
                since=flow.since,
                reading=flow.reading,
                used=flow.used,
                unit_price=flow.unit_price,
                extra=by_reading.get(flow.reading.pk),
            )
            for flow in flows
        ]
    )


def read_meters(
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

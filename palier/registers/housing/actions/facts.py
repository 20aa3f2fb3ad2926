"""What is learnt of a home: energy, diagnostics and orders, meters, keys, district."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, in_digits
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.law.energy import rating_of
from palier.registers.housing.events import ReadingRemoved
from palier.registers.housing.models import (
    Diagnostic,
    EnergyRating,
    KeySet,
    Meter,
    MeterReading,
    Place,
    PriorityDistrict,
)


@action("Noter une étiquette énergie")
def rate_energy(
    place: Place,
    *,
    made_on: date,
    letter: str = "",
    energy: int | None = None,
    gas: int | None = None,
    number: str = "",
    by_certificate: bool = False,
    actor: Actor,
) -> EnergyRating:
    """The energy class of a home; from kWh of primary energy and kg of CO2 a m² and year if told.

    Refused: neither class nor figures, a class that the figures contradict.
    """
    found = ""
    if energy is not None and gas is not None:
        found = rating_of(energy, gas, surface=place.surface, made_on=made_on)
    if not letter and not found:
        raise Refused({"letter": "Donnez l’étiquette, ou l’énergie et le climat du diagnostic."})
    if letter and found and letter != found and not by_certificate:
        raise Refused(
            {
                "letter": f"{energy} kWh et {gas} kg de CO₂ font une étiquette {found}, pas {letter}."
            }
        )
    return EnergyRating.objects.create(
        organisation=actor.organisation,
        place=place,
        letter=letter or found,
        energy=energy,
        gas=gas,
        made_on=made_on,
        number=number.strip(),
        by_certificate=by_certificate,
    )


@action("Noter un diagnostic, un agrément, un arrêté")
def note_diagnostic(
    place: Place,
    *,
    kind: str,
    made_on: date,
    expires_on: date | None = None,
    reference: str = "",
    actor: Actor,
) -> Diagnostic:
    """A diagnostic or an order about a home, and until when it holds (`expires_on`: first day out)."""
    return Diagnostic.objects.create(
        organisation=actor.organisation,
        place=place,
        kind=kind,
        made_on=made_on,
        expires_on=expires_on,
        reference=reference.strip(),
    )


@action("Noter la levée d’un arrêté")
def lift_order(diagnostic: Diagnostic, *, on: date, actor: Actor) -> Diagnostic:
    """The works are done and the order is lifted. Refused: not an order, lifted, a day too early."""
    diagnostic = lock(diagnostic)
    if not diagnostic.is_order:
        raise Refused("Seul un arrêté se lève ; un diagnostic se refait.")
    if diagnostic.lifted_on is not None:
        raise Refused("Cet arrêté est déjà levé.")
    if on < diagnostic.made_on:
        raise Refused({"on": "Cette levée serait avant l’arrêté."})
    diagnostic.lifted_on = on
    diagnostic.save(update_fields=["lifted_on"])
    return diagnostic


@action("Ajouter un compteur")
def place_meter(place: Place, *, kind: str, number: str, actor: Actor) -> Meter:
    """A meter of the home, by its number."""
    if not number.strip():
        raise Refused({"number": "Un compteur se reconnaît à son numéro."})
    return Meter.objects.create(
        organisation=actor.organisation, place=place, kind=kind, number=number.strip()
    )


@action("Retirer un compteur")
def remove_meter(meter: Meter, *, actor: Actor) -> Place:
    """A meter added by mistake. Refused: read already."""
    meter = lock(meter)
    if meter.readings.exists():
        raise Refused("Ce compteur a été relevé : ses relevés restent avec le lieu.")
    place: Place = meter.place
    meter.delete()
    return place


@action("Relever un compteur")
def read_meter(meter: Meter, *, on: date, value: Decimal, actor: Actor) -> MeterReading:
    """What it shows. Refused: less than before, or more than a later reading."""
    meter = lock(meter)
    before = meter.readings.filter(on__lt=on).order_by("-on").first()
    after = meter.readings.filter(on__gt=on).order_by("on").first()
    if before is not None and value < before.value:
        raise Refused(
            {
                "value": f"Il montrait déjà {in_digits(before.value)} le {day_in_words(before.on)} : "
                "un compteur ne recule pas. S’il a été changé, ajoutez le nouveau."
            }
        )
    if after is not None and value > after.value:
        raise Refused(
            {"value": f"Il montrait {in_digits(after.value)} le {day_in_words(after.on)}."}
        )
    return MeterReading.objects.create(
        organisation=actor.organisation, meter=meter, on=on, value=value
    )


@action("Retirer le dernier relevé d’un compteur")
def remove_reading(meter: Meter, *, actor: Actor) -> Meter:
    """Its last reading was wrong: it may be read again. Refused: none, billed already."""
    meter = lock(meter)
    last = meter.readings.order_by("-on").first()
    if last is None:
        raise Refused("Ce compteur n’a pas encore été relevé.")
    announce(ReadingRemoved(last, actor))
    last.delete()
    return meter


@action("Noter des clés")
def note_keys(place: Place, *, label: str, count: int, kept_at: str = "", actor: Actor) -> KeySet:
    """How many keys of a kind we keep, and where; told again, it replaces what was said."""
    if not label.strip():
        raise Refused({"label": "Dites ce que ces clés ouvrent."})
    row, _ = KeySet.objects.update_or_create(
        organisation=actor.organisation,
        place=place,
        label=label.strip(),
        defaults={"count": count, "kept_at": kept_at.strip()},
    )
    return row


@action("Retirer un trousseau")
def remove_keys(keys: KeySet, *, actor: Actor) -> Place:
    """Keys that we do not keep, or no longer."""
    place: Place = keys.place
    lock(keys).delete()
    return place


@action("Noter un quartier prioritaire")
def note_district(
    site: Site, *, name: str, code: str = "", starts_on: date, actor: Actor
) -> PriorityDistrict:
    """The site is in a priority district from a day (décret n° 2023-1314 for the list of 2024)."""
    return PriorityDistrict.objects.create(
        organisation=actor.organisation,
        site=site,
        name=name.strip(),
        code=code.strip(),
        period=period(starts_on),
    )


@action("Noter la sortie d’un quartier prioritaire")
def end_district(district: PriorityDistrict, *, ends_on: date, actor: Actor) -> PriorityDistrict:
    """The list of districts has changed: `ends_on` is the first day out of it."""
    district = lock(district)
    if ends_on <= district.period.lower:
        raise Refused({"ends_on": "La sortie est avant l’entrée."})
    district.period = period(district.period.lower, ends_on)
    district.save(update_fields=["period"])
    return district

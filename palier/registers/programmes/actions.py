"""Everything done to programmes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.people.models import Body
from palier.registers.programmes.models import Agreement, Programme, Target


@action("Ajouter un dispositif")
def add_programme(
    organisation: Organisation,
    *,
    name: str,
    starts_on: date,
    ends_on: date | None = None,
    scheme: str = Programme.Scheme.OTHER,
    funder: Body | None = None,
    actor: Actor,
) -> Programme:
    """A scheme under which measures are opened; `ends_on` is the first day it no longer runs."""
    if ends_on is not None and ends_on <= starts_on:
        raise Refused("La fin du dispositif est avant son début.")
    return Programme.objects.create(
        organisation=organisation,
        name=name.strip(),
        scheme=scheme,
        funder=funder,
        period=period(starts_on, ends_on),
    )


@action("Retirer des dispositifs ajoutés par erreur")
def remove_programmes(
    organisation: Organisation, *, programmes: Sequence[Programme], actor: Actor
) -> Organisation:
    """Take away programmes added by mistake. Refused: a measure was opened under one of them."""
    Programme.objects.filter(pk__in=[programme.pk for programme in programmes]).delete()
    return organisation


@action("Noter une convention")
def record_agreement(
    programme: Programme,
    *,
    reference: str,
    starts_on: date,
    ends_on: date | None = None,
    measure_months: int | None = None,
    month_price: Decimal | None = None,
    actor: Actor,
) -> Agreement:
    """What the funder asks and pays for; `ends_on` is the first day it no longer runs.

    Refused: an end before the start, the same reference twice.
    """
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "La fin de la convention est avant son début."})
    return Agreement.objects.create(
        organisation=actor.organisation,
        programme=programme,
        reference=reference.strip(),
        period=period(starts_on, ends_on),
        measure_months=measure_months,
        month_price=month_price,
    )


@action("Fixer un objectif annuel")
def set_target(
    programme: Programme, *, year: int, public: str, expected: int, actor: Actor
) -> Target:
    """How many households of one public are expected in a year; said again, it is corrected."""
    target, _ = Target.objects.update_or_create(
        organisation=actor.organisation,
        programme=programme,
        year=year,
        public=public.strip(),
        defaults={"expected": expected},
    )
    return target

"""Everything done to programmes."""

from collections.abc import Sequence
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.people.models import Body
from palier.registers.programmes.models import Programme


@action("Ajouter un dispositif")
def add_programme(
    organisation: Organisation,
    *,
    name: str,
    starts_on: date,
    ends_on: date | None = None,
    funder: Body | None = None,
    actor: Actor,
) -> Programme:
    """A scheme under which measures are opened; `ends_on` is the first day it no longer runs."""
    if ends_on is not None and ends_on <= starts_on:
        raise Refused("La fin du dispositif est avant son début.")
    return Programme.objects.create(
        organisation=organisation,
        name=name.strip(),
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

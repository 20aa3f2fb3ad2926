"""Keys: set from a day on, taken away."""

from collections.abc import Mapping
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.models import CostCentre
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.work.results.models import SpreadKey, SpreadShare


@action("Répartir une section")
def spread_section(
    entity: LegalEntity,
    *,
    source: CostCentre | None,
    starts_on: date,
    basis: str,
    shares: Mapping[int, int],
    why: str,
    actor: Actor,
) -> SpreadKey:
    """From a day on, what the section costs is for these others (`shares`: weight by section, id).

    Set again for the same day, it is corrected. Refused: nobody bears it, itself among those who
    do, a section that is itself shared out, no weight where they are written, without saying why.
    """
    entity = lock(entity)
    centres = {
        row.pk: row
        for row in CostCentre.objects.filter(entity=entity, pk__in=shares).order_by("pk")
    }
    _check(entity, source, shares, centres, basis)
    if not why.strip():
        raise Refused({"why": "Dites d’après quoi : « temps passé », « surfaces »."})
    key, _ = SpreadKey.objects.update_or_create(
        organisation=actor.organisation,
        entity=entity,
        source=source,
        starts_on=starts_on,
        defaults={"basis": basis, "why": why.strip()},
    )
    key.shares.all().delete()
    SpreadShare.objects.bulk_create(
        [
            SpreadShare(organisation=actor.organisation, key=key, centre=centre, weight=shares[pk])
            for pk, centre in centres.items()
        ]
    )
    return key


def _check(
    entity: LegalEntity,
    source: CostCentre | None,
    shares: Mapping[int, int],
    centres: Mapping[int, CostCentre],
    basis: str,
) -> None:
    if source is not None and source.entity_id != entity.pk:
        raise Refused({"source": "Cette section est d’une autre entité."})
    if not centres or len(centres) != len(shares):
        raise Refused("Choisissez les sections de cette entité qui portent ces charges.")
    if source is not None and source.pk in centres:
        raise Refused("Une section ne se répartit pas sur elle-même.")
    if basis == SpreadKey.Basis.WRITTEN and not any(shares.values()):
        raise Refused("Écrivez un poids à une section au moins.")
    keys = SpreadKey.objects.filter(entity=entity)
    shared = keys.filter(source__in=centres).first()
    if shared is not None:
        raise Refused(
            f"« {shared} » est elle-même répartie : elle ne porte pas celles d’une autre."
        )
    if (
        source is not None
        and SpreadShare.objects.filter(key__entity=entity, centre=source).exists()
    ):
        raise Refused(
            f"« {source} » porte déjà les charges d’une autre : elle ne se répartit pas."
        )


@action("Retirer une clé de répartition")
def remove_spread_key(key: SpreadKey, *, actor: Actor) -> LegalEntity:
    """The section keeps its costs, or the key before goes on."""
    key = lock(key)
    entity: LegalEntity = key.entity
    SpreadShare.objects.filter(key=key).delete()
    SpreadKey.objects.filter(pk=key.pk).delete()
    return entity

"""Guarantees, yearly proofs, and who joins or leaves a contract."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q

from palier.base.journal.action import action
from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Organisation
from palier.law import solidarity
from palier.registers.people.models import Person
from palier.work.leases.asking import amounts_of
from palier.work.leases.models import (
    Guarantee,
    Occupancy,
    OccupancyParty,
    OccupancyState,
    YearlyProof,
)


@action("Noter une garantie")
def record_guarantee(
    occupancy: Occupancy,
    *,
    kind: str,
    name: str,
    reference: str = "",
    given_on: date,
    ends_on: date | None = None,
    most: Decimal | None = None,
    actor: Actor,
) -> Guarantee:
    """Someone answers for the rent. Visale stands only beside a direct private lease that has its
    termination clause, got before it is signed, without another guarantor, under its ceiling.

    Refused: Visale elsewhere, a second guarantor beside it, a contract that is over.
    """
    occupancy = lock(occupancy)
    if occupancy.state in (OccupancyState.ENDED, OccupancyState.CANCELLED):
        raise Refused("Ce contrat est terminé.")
    standing = occupancy.guarantees.filter(Q(ends_on=None) | Q(ends_on__gt=given_on))
    if kind == Guarantee.Kind.VISALE:
        _check_visale(occupancy, given_on)
        if standing.exists():
            raise Refused("Visale ne se cumule pas avec une autre caution.")
    elif standing.filter(kind=Guarantee.Kind.VISALE).exists():
        raise Refused("Ce contrat a Visale : elle ne se cumule pas avec une autre caution.")
    return Guarantee.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        kind=kind,
        name=name.strip(),
        reference=reference.strip(),
        given_on=given_on,
        ends_on=ends_on,
        most=most,
    )


VISALE_SLIDES_ON = date(2026, 1, 6)
SLIDING = ("art8_sublease", "conventioned_sublease")
"""Contracts that may slide towards a lease of one's own, in the private sector."""


def _check_visale(occupancy: Occupancy, given_on: date) -> None:
    covered = {"loi89", *(SLIDING if given_on >= VISALE_SLIDES_ON else ())}
    if occupancy.regime not in covered:
        raise Refused(
            f"Visale ne couvre pas ce contrat ({occupancy.law.label}) : seulement un bail direct "
            "de la loi de 1989, avec sa clause résolutoire, ou un bail glissant en intermédiation "
            f"(depuis le {day_in_words(VISALE_SLIDES_ON)})."
        )
    signed = occupancy.papers.filter(kind="contract").first()
    if signed is not None and given_on > signed.on:
        raise Refused({"given_on": "Le visa s’obtient avant la signature du bail."})
    told = amounts_of(occupancy, max(given_on, occupancy.starts_on))
    ceiling = number(occupancy.organisation, "leases.visale_most", given_on)
    if told.rent + told.charges > ceiling:
        raise Refused(f"Visale s’arrête à {euros(ceiling)} par mois, charges comprises.")


@action("Noter la fin d’une garantie")
def end_guarantee(guarantee: Guarantee, *, ends_on: date, actor: Actor) -> Guarantee:
    """It no longer stands from that day. Refused: ended already."""
    guarantee = lock(guarantee)
    if guarantee.ends_on is not None:
        raise Refused("Cette garantie a déjà une fin.")
    guarantee.ends_on = ends_on
    guarantee.save(update_fields=["ends_on"])
    return guarantee


@action("Demander des attestations")
def ask_proofs(
    organisation: Organisation,
    *,
    occupancies: Sequence[Occupancy],
    kind: str,
    on: date,
    actor: Actor,
) -> Organisation:
    """Ask many households at once; those already asked keep their first day.

    Loi n° 89-462, art. 7 g: insurance is proved when keys are handed over, then every year.
    """
    waiting = set(
        YearlyProof.objects.filter(
            occupancy__in=[o.pk for o in occupancies], kind=kind, received_on=None
        ).values_list("occupancy_id", flat=True)
    )
    YearlyProof.objects.bulk_create(
        [
            YearlyProof(organisation=organisation, occupancy=each, kind=kind, asked_on=on)
            for each in occupancies
            if each.pk not in waiting
        ]
    )
    return organisation


@action("Recevoir une attestation")
def receive_proof(
    occupancy: Occupancy,
    *,
    kind: str,
    received_on: date,
    valid_until: date,
    insurer: str = "",
    actor: Actor,
) -> YearlyProof:
    """It is there, until a day (`valid_until`: first day beyond). Refused: one that is over already."""
    if valid_until <= received_on:
        raise Refused(
            {"valid_until": "Cette attestation est déjà périmée : demandez la suivante."}
        )
    occupancy = lock(occupancy)
    row = occupancy.proofs.filter(kind=kind, received_on=None).first() or YearlyProof(
        organisation=actor.organisation, occupancy=occupancy, kind=kind
    )
    row.received_on, row.valid_until, row.insurer = received_on, valid_until, insurer.strip()
    row.save()
    return row


@action("Retirer une attestation notée par erreur")
def take_back_proof(proof: YearlyProof, *, actor: Actor) -> Occupancy:
    """It came for someone else, or was noted wrongly: one that had been asked for is awaited again.

    Refused: one that is not there yet.
    """
    proof = lock(proof)
    occupancy: Occupancy = proof.occupancy
    if proof.received_on is None:
        raise Refused("Cette attestation n’est pas reçue : il n’y a rien à retirer.")
    is_awaited = occupancy.proofs.filter(kind=proof.kind, received_on=None).exists()
    if proof.asked_on is None or is_awaited:
        YearlyProof.objects.filter(pk=proof.pk).delete()
        return occupancy
    proof.received_on, proof.valid_until, proof.insurer = None, None, ""
    proof.save(update_fields=["received_on", "valid_until", "insurer"])
    return occupancy


@action("Ajouter quelqu’un à un contrat")
def join_contract(
    occupancy: Occupancy, *, person: Person, role: str, on: date, actor: Actor
) -> OccupancyParty:
    """Someone signs too, or comes to live there. Refused: named already, a contract that is over."""
    occupancy = lock(occupancy)
    if occupancy.state in (OccupancyState.ENDED, OccupancyState.CANCELLED):
        raise Refused("Ce contrat est terminé.")
    if occupancy.parties.filter(person=person, left_on=None).exists():
        raise Refused({"person": f"{person} est déjà à ce contrat."})
    row, _ = OccupancyParty.objects.update_or_create(
        organisation=actor.organisation,
        occupancy=occupancy,
        person=person,
        defaults={"role": role, "joined_on": on, "left_on": None, "solidarity_until": None},
    )
    return row


@action("Noter qu’un titulaire quitte le contrat")
def leave_contract(
    party: OccupancyParty, *, on: date, is_replaced: bool, actor: Actor
) -> OccupancyParty:
    """One of those who signed leaves; the contract goes on with the others.

    `on` is the day the notice takes effect: solidarity ends then if someone takes the place, else
    six months later (loi n° 89-462, art. 8-1 VI). Refused: the last one to have signed, gone.
    """
    lock(party.occupancy)
    party = lock(party)
    if party.left_on is not None:
        raise Refused("Cette personne a déjà quitté le contrat.")
    others = party.occupancy.parties.filter(
        role=OccupancyParty.Role.SIGNATORY, left_on=None
    ).exclude(pk=party.pk)
    signs = party.role == OccupancyParty.Role.SIGNATORY
    if signs and not others.exists():
        raise Refused("C’est la dernière personne à avoir signé : notez un congé ou un départ.")
    party.left_on = on
    party.solidarity_until = (
        solidarity.solidarity_until(on, replaced=is_replaced) if signs else None
    )
    party.save(update_fields=["left_on", "solidarity_until"])
    return party

"""The register of mandates, and who pays for which repair under a title."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import take_numbers
from palier.base.tenancy.actors import Actor
from palier.registers.housing.actions import address_of
from palier.work.titles.models import Holding, HoldingShare, HoldingState, MandateEntry

REGISTER = "mandates"


@action("Inscrire un mandat au registre")
def register_mandate(
    holding: Holding,
    *,
    registered_on: date,
    principal: str,
    purpose: str,
    follows: int | None = None,
    actor: Actor,
) -> MandateEntry:
    """Give a mandate its number in the register, one after the last, for ever.

    `principal` is the owner's name and address; `follows` is the last number of the register
    kept before Palier, asked once. Décret n° 72-678, art. 65. Refused: not a mandate, not signed,
    registered already, a day before the signature, a number asked once the register has begun.
    """
    holding = lock(holding)
    if holding.kind != Holding.Kind.MANDATE:
        raise Refused("Seul un mandat de gestion s’inscrit au registre des mandats.")
    if holding.state != HoldingState.SIGNED:
        raise Refused("Ce mandat n’est pas signé : il s’inscrit le jour de sa signature.")
    if MandateEntry.objects.filter(holding=holding).exists():
        raise Refused("Ce mandat est déjà inscrit au registre.")
    signed_on = holding.signed_on or holding.starts_on
    if registered_on < signed_on:
        raise Refused({"registered_on": "Un mandat s’inscrit après sa signature, pas avant."})
    lock(actor.organisation)
    has_begun = MandateEntry.objects.filter(organisation=actor.organisation).exists()
    if has_begun and follows:
        raise Refused({"follows": "Le registre est commencé : son prochain numéro est connu."})
    last = MandateEntry.objects.filter(organisation=actor.organisation).order_by("number").last()
    if last is not None and registered_on < last.registered_on:
        raise Refused(
            {
                "registered_on": f"Le registre se suit par ordre de date : le n° {last.number} est du "
                f"{day_in_words(last.registered_on)} (décret n° 72-678, art. 65)."
            }
        )
    homes = holding.places.select_related("place").order_by("pk")
    if not has_begun and follows:
        take_numbers(actor.organisation, REGISTER, follows)
    return MandateEntry.objects.create(
        organisation=actor.organisation,
        number=take_numbers(actor.organisation, REGISTER),
        holding=holding,
        signed_on=signed_on,
        registered_on=registered_on,
        principal=principal.strip(),
        homes=" ; ".join(f"{h.place.label}, {address_of(h.place)}" for h in homes),
        purpose=purpose.strip(),
    )


@action("Dire qui paie une réparation")
def set_repair_share(
    holding: Holding, *, item: str, payer: str, clause: str, actor: Actor
) -> HoldingShare:
    """A clause of the title says who pays for one kind of repair; it prevails over the text."""
    if not clause.strip():
        raise Refused({"clause": "Citez l’article du bail ou du mandat."})
    share, _ = HoldingShare.objects.update_or_create(
        organisation=actor.organisation,
        holding=lock(holding),
        item=item,
        defaults={"payer": payer, "clause": clause.strip()},
    )
    return share


@action("Revenir au texte pour une réparation")
def drop_repair_share(share: HoldingShare, *, actor: Actor) -> Holding:
    """The clause no longer holds: the text decides again who pays."""
    holding: Holding = share.holding
    share.delete()
    return holding

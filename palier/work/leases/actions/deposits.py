"""Deposits: asked within the cap of the regime, received from whoever pays, given back in time."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.law import deposits as law
from palier.work.leases.asking import amounts_of, owed_under
from palier.work.leases.depositing import late_on
from palier.work.leases.events import (
    DepositReceiptCancelled,
    DepositReceived,
    DepositSettled,
    DepositUnsettled,
)
from palier.work.leases.models import (
    DepositDeduction,
    DepositReceipt,
    DepositReceiptUndone,
    DepositSettlementUndone,
    Occupancy,
    OccupancyState,
    SecurityDeposit,
)


def deposit_base_of(occupancy: Occupancy, on: date) -> Decimal:
    """What the most is counted on, on a day or from the entry (euros a month)."""
    told = amounts_of(occupancy, max(on, occupancy.starts_on))
    return law.deposit_base(
        occupancy.regime, rent=told.rent, charges=told.charges, services=told.services
    )


@action("Demander un dépôt de garantie")
def ask_deposit(
    occupancy: Occupancy, *, amount: Decimal, on: date, actor: Actor
) -> SecurityDeposit:
    """How much guarantees the contract, in euros; asked once.

    Refused: more than the regime admits for the rent in force (loi n° 89-462, art. 22 and 25-6), or
    for the whole fee of a residence (convention-type, CCH art. R353-159); any deposit where the
    regime knows none; a rent that is not set yet.
    """
    occupancy = lock(occupancy)
    if occupancy.state in (OccupancyState.ENDED, OccupancyState.CANCELLED):
        raise Refused("Ce contrat est terminé : il n’y a plus de dépôt à demander.")
    rent = deposit_base_of(occupancy, on)
    most = law.most_deposit(occupancy.regime, rent, furnished=occupancy.is_furnished)
    source = law.deposit_source(occupancy.regime, furnished=occupancy.is_furnished)
    if most is not None:
        if occupancy.law.deposit_months == 0:
            raise Refused(f"Ce régime n’admet pas de dépôt ({source}).")
        if not rent:
            raise Refused(f"Fixez d’abord le loyer : il plafonne le dépôt ({source}).")
        if amount > most:
            raise Refused(
                {"amount": f"Le dépôt ne peut pas dépasser {euros(most)} ici ({source})."}
            )
    return SecurityDeposit.objects.create(
        organisation=actor.organisation, occupancy=occupancy, amount=amount, asked_on=on
    )


@action("Retirer un dépôt demandé par erreur")
def drop_deposit(deposit: SecurityDeposit, *, actor: Actor) -> Occupancy:
    """It was asked wrongly: it may be asked again. Refused: something was received."""
    deposit = lock(deposit)
    if deposit.receipts.exists() or deposit.settled_on is not None:
        raise Refused("Un versement est noté sur ce dépôt : il ne se retire plus.")
    occupancy: Occupancy = deposit.occupancy
    deposit.delete()
    return occupancy


@action("Encaisser un dépôt de garantie")
def receive_deposit(
    deposit: SecurityDeposit,
    *,
    on: date,
    amount: Decimal,
    payer: str,
    payer_name: str = "",
    means: str,
    actor: Actor,
) -> DepositReceipt:
    """Someone pays the deposit, or a part of it: the household, the FSL, Loca-Pass, a guarantor.

    Refused: more than what was asked, a deposit given back already.
    """
    deposit = lock(deposit)
    if deposit.settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    missing = deposit.amount - deposit.held
    if amount > missing:
        raise Refused(
            {"amount": f"Il reste {euros(missing)} à recevoir sur {euros(deposit.amount)}."}
        )
    receipt = DepositReceipt.objects.create(
        organisation=actor.organisation,
        deposit=deposit,
        on=on,
        amount=amount,
        payer=payer,
        payer_name=payer_name.strip(),
        means=means,
    )
    announce(DepositReceived(receipt, actor))
    return receipt


@action("Annuler un versement du dépôt")
def undo_deposit_receipt(
    receipt: DepositReceipt,
    *,
    on: date,
    reason: str,
    came_back: bool = False,
    actor: Actor,
) -> DepositReceiptUndone:
    """Noted by mistake, or a cheque that came back unpaid: it is no longer held.

    `came_back`: the bank, which had seen it paid in, has taken it back.
    Refused: undone already, carried from another contract, a deposit given back, deductions above
    what would be left, before it was received, without a reason; seen at the bank, unless it came
    back (the room of the accounts says so).
    """
    deposit = lock(receipt.deposit)
    if receipt.undoings.exists():
        raise Refused("Ce versement est déjà annulé.")
    if deposit.settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    if receipt.payer == DepositReceipt.Payer.FORMER:
        raise Refused("Ce dépôt vient d’un contrat précédent : il ne s’annule pas ici.")
    if receipt.payer == DepositReceipt.Payer.BROUGHT:
        raise Refused("Ce versement vient d’un autre outil : corrigez la position de départ.")
    if on < receipt.on:
        raise Refused({"on": "Il ne s’annule pas avant le jour où il a été reçu."})
    if not reason.strip():
        raise Refused({"reason": "Dites pourquoi : chèque impayé, erreur de saisie…"})
    kept = sum((each.amount for each in deposit.deductions.all()), NOTHING)
    if kept > deposit.held - receipt.amount:
        raise Refused("Des retenues portent sur ce versement : retirez-les d’abord.")
    undone = DepositReceiptUndone.objects.create(
        organisation=actor.organisation,
        receipt=receipt,
        on=on,
        reason=reason.strip(),
        came_back=came_back,
    )
    announce(DepositReceiptCancelled(undone, actor))
    return undone


@action("Noter une retenue sur le dépôt")
def add_deduction(
    deposit: SecurityDeposit, *, kind: str, amount: Decimal, words: str, proof: str, actor: Actor
) -> DepositDeduction:
    """What will be kept, and the proof of it (loi n° 89-462, art. 22: duly justified).

    Refused: without proof, more than what is held, more than a fifth for shared charges, any
    provision where charges are flat.
    """
    deposit = lock(deposit)
    if deposit.settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    if not proof.strip():
        raise Refused({"proof": "Une retenue se justifie : facture, devis, état des lieux."})
    held = deposit.held
    if kind == DepositDeduction.Kind.CHARGES and deposit.occupancy.law.flat_charges:
        raise Refused(
            {
                "kind": "Les charges de ce contrat sont un forfait, jamais régularisé : aucune "
                "provision ne se retient."
            }
        )
    charges = sum((each.amount for each in deposit.deductions.all() if each.kind == kind), NOTHING)
    if kind == DepositDeduction.Kind.CHARGES and charges + amount > law.most_kept_for_charges(
        held
    ):
        most = euros(law.most_kept_for_charges(held))
        raise Refused(
            {"amount": f"Au plus {most}, un cinquième du dépôt (loi n° 89-462, art. 22)."}
        )
    kept = sum((each.amount for each in deposit.deductions.all()), NOTHING)
    if kept + amount > held:
        raise Refused(
            {
                "amount": f"Il ne reste que {euros(held - kept)} sur ce dépôt : le surplus se "
                "réclame sur le compte du ménage."
            }
        )
    return DepositDeduction.objects.create(
        organisation=actor.organisation,
        deposit=deposit,
        kind=kind,
        amount=amount,
        words=words.strip(),
        proof=proof.strip(),
    )


@action("Retirer une retenue")
def remove_deduction(deduction: DepositDeduction, *, actor: Actor) -> SecurityDeposit:
    """It will not be kept after all. Refused: a deposit given back already."""
    deposit: SecurityDeposit = lock(deduction.deposit)
    if deposit.settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    deduction.delete()
    return deposit


@action("Noter la remise des clés au départ")
def note_keys_back(
    deposit: SecurityDeposit,
    *,
    keys_on: date,
    conforming: bool,
    address_on: date | None = None,
    actor: Actor,
) -> SecurityDeposit:
    """From the keys runs the delay: one month if the home is as it was, two otherwise (art. 22).

    `address_on`: the day the household said where it now lives; without it no penalty is due.
    """
    deposit = lock(deposit)
    if deposit.settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    if keys_on < deposit.occupancy.starts_on:
        raise Refused({"keys_on": "Les clés seraient rendues avant l’entrée dans les lieux."})
    deposit.keys_on, deposit.conforming, deposit.address_on = keys_on, conforming, address_on
    deposit.save(update_fields=["keys_on", "conforming", "address_on"])
    return deposit


@action("Retirer la remise des clés")
def undo_keys_back(deposit: SecurityDeposit, *, actor: Actor) -> SecurityDeposit:
    """The keys are not back: no delay runs. Refused: not noted, deductions noted, given back."""
    deposit = lock(deposit)
    if deposit.settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    if deposit.keys_on is None:
        raise Refused("Aucune remise de clés n’est notée.")
    if deposit.deductions.exists():
        raise Refused("Des retenues sont notées : retirez-les d’abord.")
    deposit.keys_on = deposit.conforming = deposit.address_on = None
    deposit.save(update_fields=["keys_on", "conforming", "address_on"])
    return deposit


@action("Rendre le dépôt de garantie")
def settle_deposit(
    deposit: SecurityDeposit, *, on: date, means: str = "transfer", actor: Actor
) -> SecurityDeposit:
    """Give back what is held, less the deductions, plus what lateness costs (art. 22).

    Of a contract nobody entered, no keys are awaited. Refused: keys not given back, nothing held,
    given back already, more kept for rent than is due, nobody entered and it comes from elsewhere.
    """
    deposit = lock(deposit)
    if deposit.settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    never_entered = deposit.occupancy.state == OccupancyState.DRAFT
    if deposit.keys_on is None and not never_entered:
        raise Refused("Notez d’abord la remise des clés : le délai en part.")
    if deposit.keys_on and on < deposit.keys_on:
        raise Refused({"on": "Ce jour est avant la remise des clés."})
    held = deposit.held
    if not held:
        raise Refused("Aucun versement n’est noté : il n’y a rien à rendre.")
    if never_entered:
        check_not_carried(deposit)
    kept = sum((each.amount for each in deposit.deductions.all()), NOTHING)
    _check_rent_kept(deposit, on)
    penalty = late_on(deposit, on).penalty
    deposit.settled_on, deposit.returned, deposit.penalty = on, held - kept, penalty
    deposit.save(update_fields=["settled_on", "returned", "penalty"])
    announce(DepositSettled(deposit, means, actor))
    return deposit


def check_not_carried(deposit: SecurityDeposit) -> None:
    """Refused: what comes from the contract before, which goes back to it, not to the household."""
    carried = deposit.receipts.filter(former__isnull=False, undoings=None)
    if receipt := carried.select_related("former__occupancy").first():
        raise Refused(
            f"{euros(receipt.amount)} de ce dépôt viennent du contrat "
            f"{receipt.former.occupancy.number} : annulez d’abord ce report (« Annuler le "
            "report… »)."
        )


@action("Annuler un dépôt rendu")
def undo_settlement(
    deposit: SecurityDeposit,
    *,
    on: date,
    reason: str,
    came_back: bool = False,
    actor: Actor,
) -> DepositSettlementUndone:
    """It was given back by mistake, or with a wrong amount: it is held again, its deductions stay.

    `came_back`: the bank saw the transfer leave, and its money has come back.
    Refused: not given back, carried to another contract, a contract annulled since, a day before,
    without a reason; seen at the bank, unless it came back (the room of the accounts says so).
    """
    deposit = lock(deposit)
    if deposit.settled_on is None:
        raise Refused("Ce dépôt n’est pas rendu.")
    if deposit.goes_to == SecurityDeposit.GoesTo.NEXT:
        raise Refused("Ce dépôt est reporté : annulez le report, sur l’autre contrat.")
    if deposit.occupancy.state == OccupancyState.CANCELLED:
        raise Refused("Ce contrat est annulé : aucun dépôt n’y est plus détenu.")
    if on < deposit.settled_on:
        raise Refused({"on": "Il ne s’annule pas avant le jour où il a été rendu."})
    if not reason.strip():
        raise Refused({"reason": "Dites pourquoi : montant faux, virement revenu…"})
    undone = DepositSettlementUndone.objects.create(
        organisation=actor.organisation,
        deposit=deposit,
        settled_on=deposit.settled_on,
        returned=deposit.returned,
        penalty=deposit.penalty,
        on=on,
        reason=reason.strip(),
        came_back=came_back,
    )
    announce(DepositUnsettled(undone, actor))
    deposit.settled_on, deposit.returned, deposit.penalty = None, NOTHING, NOTHING
    deposit.save(update_fields=["settled_on", "returned", "penalty"])
    return undone


def _check_rent_kept(deposit: SecurityDeposit, on: date) -> None:
    """What is kept for rent is due; the room that keeps the accounts says how much that is."""
    kept = sum(
        (
            each.amount
            for each in deposit.deductions.all()
            if each.kind == DepositDeduction.Kind.RENT
        ),
        NOTHING,
    )
    owed = owed_under(deposit.occupancy, on)
    if kept and owed is not None and kept > max(owed, NOTHING):
        raise Refused(
            f"{euros(kept)} sont retenus pour des loyers, et le ménage doit "
            f"{euros(max(owed, NOTHING))} à cette date. Corrigez la retenue."
        )

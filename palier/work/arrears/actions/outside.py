"""Telling others: the benefit agency within two months, a guarantor in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Sum

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Organisation
from palier.law.unpaid import is_unpaid, report_by, unpaid_rule
from palier.work.arrears.actions.cases import note_step
from palier.work.arrears.finding import standings
from palier.work.arrears.models import (
    CLAIM_MOVES,
    ArrearsCase,
    ClaimState,
    GuaranteeClaim,
    GuaranteePayment,
    StepKind,
    UnpaidReport,
)
from palier.work.billing.models import Payment
from palier.work.leases.models import Guarantee


@action("Signaler un impayé à la CAF ou à la MSA")
def report_unpaid(
    case: ArrearsCase,
    *,
    reported_on: date,
    agency: str,
    beneficiary_number: str = "",
    reference: str = "",
    actor: Actor,
) -> UnpaidReport:
    """The agency is told what is owed, since when, by which rule (CCH art. R824-4).

    Refused: not unpaid as the law of that day means it, told already, before it was so.
    """
    case = lock(case)
    found = standings(actor.organisation, reported_on, [case.account_id])
    told = is_unpaid(found[0].owed(), reported_on) if found else None
    if told is None or not told.is_unpaid:
        why = told.why if told else "rien n’est dû"
        raise Refused(
            f"Ce n’est pas encore un impayé au sens de la CAF ({why}, "
            f"{unpaid_rule(reported_on).source})."
        )
    since = case.unpaid_since or reported_on
    if reported_on < since:
        raise Refused({"reported_on": "L’impayé n’était pas encore constitué ce jour-là."})
    note_step(case, kind=StepKind.REPORT, on=reported_on, actor=actor)
    return UnpaidReport.objects.create(
        organisation=actor.organisation,
        account=case.account,
        constituted_on=since,
        due_on=case.report_due_on or report_by(since),
        reported_on=reported_on,
        debt=found[0].debt,
        why=told.why,
        source=told.rule.source,
        agency=agency.strip(),
        beneficiary_number=beneficiary_number.strip(),
        reference=reference.strip(),
    )


@dataclass(frozen=True)
class ClaimDays:
    """How many days after a default a guarantor is told, by the association's figures."""

    visale: int
    other: int

    def by(self, guarantee: Guarantee, default_on: date) -> date:
        """The last day to tell this one."""
        days = self.visale if guarantee.kind == "visale" else self.other
        return default_on + timedelta(days=days)


def claim_days(organisation: Organisation, on: date) -> ClaimDays:
    """The figures of a day; two queries."""
    return ClaimDays(
        int(number(organisation, "arrears.visale_days", on)),
        int(number(organisation, "arrears.guarantor_days", on)),
    )


@action("Mettre une garantie en jeu")
def call_guarantee(
    case: ArrearsCase,
    *,
    guarantee: Guarantee,
    declared_on: date,
    amount: Decimal,
    reference: str = "",
    actor: Actor,
) -> GuaranteeClaim:
    """The guarantor is told and asked to pay.

    Refused: another household's guarantee, one that had ended, more than is owed or guaranteed.
    """
    case = lock(case)
    if guarantee.occupancy.household_id != case.account.household_id:
        raise Refused({"guarantee": "Cette garantie n’est pas celle de ce ménage."})
    if guarantee.ends_on is not None and guarantee.ends_on <= case.default_on:
        raise Refused({"guarantee": "Cette garantie était finie avant le premier impayé."})
    if guarantee.given_on > case.default_on:
        raise Refused({"guarantee": "Cette garantie a été donnée après le premier impayé."})
    if amount > case.debt:
        raise Refused({"amount": f"La dette est de {euros(case.debt)} : pas plus."})
    called = guarantee.claims.exclude(state=ClaimState.REFUSED).aggregate(s=Sum("amount"))["s"]
    if guarantee.most is not None and amount + (called or NOTHING) > guarantee.most:
        raise Refused({"amount": f"Cette garantie s’arrête à {euros(guarantee.most)}."})
    note_step(case, kind=StepKind.GUARANTEE, on=declared_on, actor=actor)
    return GuaranteeClaim.objects.create(
        organisation=actor.organisation,
        guarantee=guarantee,
        account=case.account,
        default_on=case.default_on,
        due_on=claim_days(actor.organisation, declared_on).by(guarantee, case.default_on),
        declared_on=declared_on,
        amount=amount,
        reference=reference.strip(),
    )


@action("Noter la réponse d’une garantie")
def answer_claim(
    claim: GuaranteeClaim,
    *,
    accepted: bool,
    answered_on: date,
    refused_because: str = "",
    actor: Actor,
) -> GuaranteeClaim:
    """They will pay, or will not and say why. Refused: answered already, a refusal without reason."""
    claim = lock(claim)
    if not accepted and not refused_because.strip():
        raise Refused({"refused_because": "Un refus dit pourquoi."})
    if answered_on < claim.declared_on:
        raise Refused({"answered_on": "La garantie n’était pas encore prévenue."})
    CLAIM_MOVES.go(claim, ClaimState.ACCEPTED if accepted else ClaimState.REFUSED)
    claim.answered_on, claim.refused_because = answered_on, refused_because.strip()
    claim.save(update_fields=["state", "answered_on", "refused_because"])
    return claim


@action("Rattacher un paiement à une garantie")
def note_guarantee_payment(
    claim: GuaranteeClaim, *, payment: Payment, actor: Actor
) -> GuaranteePayment:
    """A payment of the household's account came from its guarantor; the money itself is not moved.

    Refused: a claim refused, another household's payment, one undone, more than what was asked.
    """
    claim = lock(claim)
    if claim.state == ClaimState.REFUSED:
        raise Refused("Cette garantie a refusé de payer.")
    if payment.account_id != claim.account_id:
        raise Refused({"payment": "Ce paiement n’est pas sur le compte de ce ménage."})
    if payment.reverses_id or payment.reversals.exists():
        raise Refused({"payment": "Ce paiement est annulé : rattachez celui qui l’a remplacé."})
    paid = paid_by(claim) + payment.amount
    if paid > claim.amount:
        raise Refused({"payment": f"Demandé : {euros(claim.amount)}. Ce paiement dépasserait."})
    if claim.state == ClaimState.DECLARED:
        CLAIM_MOVES.go(claim, ClaimState.ACCEPTED)
    if paid == claim.amount:
        CLAIM_MOVES.go(claim, ClaimState.SETTLED)
    claim.save(update_fields=["state"])
    return GuaranteePayment.objects.create(
        organisation=actor.organisation,
        claim=claim,
        kind=GuaranteePayment.Kind.PAID,
        on=payment.on,
        amount=payment.amount,
        payment=payment,
    )


@action("Noter un remboursement à la garantie")
def note_guarantee_return(
    claim: GuaranteeClaim, *, on: date, amount: Decimal, actor: Actor
) -> GuaranteePayment:
    """The household paid its guarantor back. Refused: more than the guarantor paid."""
    claim = lock(claim)
    returned = returned_by(claim) + amount
    if returned > paid_by(claim):
        raise Refused({"amount": f"La garantie a versé {euros(paid_by(claim))} : pas plus."})
    return GuaranteePayment.objects.create(
        organisation=actor.organisation,
        claim=claim,
        kind=GuaranteePayment.Kind.RETURNED,
        on=on,
        amount=amount,
    )


@action("Retirer un versement de garantie")
def remove_guarantee_payment(row: GuaranteePayment, *, actor: Actor) -> GuaranteeClaim:
    """It was another sum, or of another guarantee: the money itself is not moved, what is left is due
    again. Refused: what the guarantor paid and the household has paid back since."""
    claim: GuaranteeClaim = lock(row.claim)
    if not GuaranteePayment.objects.filter(pk=row.pk).exists():
        raise Refused("Cette ligne est déjà retirée.")
    stands = row.payment is None or not row.payment.reversals.exists()
    left = paid_by(claim) - (row.amount if stands else NOTHING)
    if row.kind == GuaranteePayment.Kind.PAID and returned_by(claim) > left:
        raise Refused(
            "Le ménage l’a déjà remboursé à sa garantie : retirez d’abord ce remboursement."
        )
    row.delete()
    owe_again(claim)
    return claim


def owe_again(claim: GuaranteeClaim, *, without: Sequence[Payment] = ()) -> None:
    """A claim is what its answer and what stands of its payments make it, `without` those that are
    being undone."""
    gone = claim.payments.filter(payment__in=without, payment__reversals=None)
    paid = paid_by(claim) - (gone.aggregate(s=Sum("amount"))["s"] or NOTHING)
    now = ClaimState.ACCEPTED if paid or claim.answered_on else ClaimState.DECLARED
    if claim.state in (ClaimState.DECLARED, ClaimState.REFUSED, now) or paid == claim.amount:
        return
    CLAIM_MOVES.go(claim, now)
    claim.save(update_fields=["state"])


def returned_by(claim: GuaranteeClaim) -> Decimal:
    """What the household has paid its guarantor back (euros)."""
    return _sum(claim, GuaranteePayment.Kind.RETURNED)


def paid_by(claim: GuaranteeClaim) -> Decimal:
    """What the guarantor has paid of a claim (euros)."""
    return _sum(claim, GuaranteePayment.Kind.PAID)


def _sum(claim: GuaranteeClaim, kind: str) -> Decimal:
    """What stands of it: a payment that was undone did not come (euros)."""
    rows = claim.payments.filter(kind=kind, payment__reversals=None)
    return rows.aggregate(s=Sum("amount"))["s"] or NOTHING

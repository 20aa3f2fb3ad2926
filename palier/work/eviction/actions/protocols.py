"""The social cohesion protocol: signed after the judge, prolonged, kept by a lease, or broken."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.law.dates import add_months
from palier.work.arrears.models import RepaymentPlan
from palier.work.eviction.models import Procedure, SocialProtocol

FIRST_MONTHS, MOST_MONTHS, LEASE_MONTHS = 24, 36, 3  # CCH art. L442-6-5 and L353-15-2


@action("Signer un protocole de cohésion sociale")
def sign_protocol(
    procedure: Procedure,
    *,
    signed_on: date,
    until: date,
    plan: RepaymentPlan | None = None,
    approved_on: date | None = None,
    actor: Actor,
) -> SocialProtocol:
    """The landlord gives up the eviction while the household pays; it has a title and its benefit.

    Two years at most (CCH art. L442-6-5, L353-15-2). Refused: before the judge has ended the
    lease, beyond two years, another household's plan, a procedure that has ended.
    """
    procedure = lock(procedure)
    if procedure.ended_on is not None:
        raise Refused("Cette procédure est terminée.")
    ended = procedure.steps.filter(code="judgment", undone_on=None, outcome="terminated").first()
    if ended is None:
        raise Refused(
            "Le protocole vient après le jugement qui met fin au bail (CCH art. L442-6-5)."
        )
    if signed_on < ended.on:
        raise Refused({"signed_on": f"Le bail a pris fin le {day_in_words(ended.on)}."})
    if until > add_months(signed_on, FIRST_MONTHS):
        raise Refused({"until": "Deux ans au plus ; un avenant peut le porter à trois ans."})
    if plan is not None and plan.account.household_id != procedure.household_id:
        raise Refused({"plan": "Ce plan n’est pas celui de ce ménage."})
    return SocialProtocol.objects.create(
        organisation=actor.organisation,
        procedure=procedure,
        plan=plan,
        signed_on=signed_on,
        until=until,
        approved_on=approved_on,
        lease_by_on=add_months(until, LEASE_MONTHS),
    )


@action("Prolonger un protocole")
def extend_protocol(protocol: SocialProtocol, *, until: date, actor: Actor) -> SocialProtocol:
    """By an amendment, three years in all at most. Refused: shorter, longer, no longer running."""
    protocol = lock(protocol)
    if protocol.state != SocialProtocol.State.RUNNING:
        raise Refused("Ce protocole n’est plus en cours.")
    if until <= protocol.until:
        raise Refused({"until": "Un avenant prolonge le protocole."})
    if until > add_months(protocol.signed_on, MOST_MONTHS):
        raise Refused({"until": "Trois ans au plus depuis la signature."})
    protocol.until, protocol.lease_by_on = until, add_months(until, LEASE_MONTHS)
    protocol.save(update_fields=["until", "lease_by_on"])
    return protocol


@action("Terminer un protocole")
def end_protocol(
    protocol: SocialProtocol, *, kept: bool, ended_on: date, actor: Actor
) -> SocialProtocol:
    """Kept: a new lease is signed. Not kept: the execution goes on and the benefit stops.

    Refused: ended already, before it was signed.
    """
    protocol = lock(protocol)
    if protocol.state != SocialProtocol.State.RUNNING:
        raise Refused("Ce protocole n’est plus en cours.")
    if ended_on < protocol.signed_on:
        raise Refused({"ended_on": "Le protocole n’était pas encore signé."})
    protocol.state = SocialProtocol.State.KEPT if kept else SocialProtocol.State.BROKEN
    protocol.ended_on = ended_on
    protocol.save(update_fields=["state", "ended_on"])
    return protocol

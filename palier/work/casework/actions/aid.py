"""Aid asked for, decided and paid; advances lent and returned."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Body, Household
from palier.work.casework.models import AID_MOVES, Advance, AdvanceReturn, AidRequest, AidState
from palier.work.casework.reads import still_due


@action("Demander une aide")
def ask_aid(
    household: Household,
    *,
    kind: str,
    purpose: str,
    asked_on: date,
    asked: Decimal,
    body: Body | None = None,
    actor: Actor,
) -> AidRequest:
    """A household asks for help with money (euros). Refused: no amount."""
    return AidRequest.objects.create(
        organisation=actor.organisation,
        household=household,
        kind=kind,
        body=body,
        purpose=purpose.strip(),
        asked_on=asked_on,
        asked=asked,
    )


@action("Noter la réponse à une demande d’aide")
def decide_aid(
    aid: AidRequest,
    *,
    state: str,
    decided_on: date,
    form: str = "",
    granted: Decimal | None = None,
    refused_because: str = "",
    actor: Actor,
) -> AidRequest:
    """Granted (amount, form), refused with its reason, or withdrawn.

    Refused: an answer before the request, no amount, no reason.
    """
    aid = lock(aid)
    AID_MOVES.go(aid, state)
    if decided_on < aid.asked_on:
        raise Refused({"decided_on": "La réponse est avant la demande."})
    if state == AidState.GRANTED and not granted:
        raise Refused({"granted": "Une aide accordée a son montant."})
    if state == AidState.REFUSED and not refused_because.strip():
        raise Refused({"refused_because": "Un refus dit pourquoi."})
    is_granted = state == AidState.GRANTED
    aid.decided_on = decided_on
    aid.form, aid.granted = (form, granted) if is_granted else ("", None)
    aid.refused_because = refused_because.strip() if state == AidState.REFUSED else ""
    aid.save(update_fields=["state", "decided_on", "form", "granted", "refused_because"])
    return aid


@action("Revenir sur la réponse à une aide")
def undo_aid_answer(aid: AidRequest, *, actor: Actor) -> AidRequest:
    """The last thing noted was wrong: a payment, else the answer. Refused: nothing was answered."""
    aid = lock(aid)
    if aid.state == AidState.PAID:
        AID_MOVES.go(aid, AidState.GRANTED)
        aid.paid_on, aid.paid_to = None, ""
    else:
        AID_MOVES.go(aid, AidState.ASKED)
        aid.decided_on = aid.granted = None
        aid.form = aid.refused_because = ""
    aid.save()
    return aid


@action("Retirer une demande d’aide notée par erreur")
def remove_aid(aid: AidRequest, *, actor: Actor) -> Household:
    """Nobody asked for it, or not this aid. Refused: answered, an advance waits for it."""
    aid = lock(aid)
    if aid.state != AidState.ASKED:
        raise Refused("Cette demande a sa réponse : revenez d’abord sur la réponse.")
    if aid.advances.exists():
        raise Refused("Une avance attend cette aide : elle reste au dossier.")
    household: Household = aid.household
    aid.delete()
    return household


@action("Noter le versement d’une aide")
def pay_aid(aid: AidRequest, *, paid_on: date, paid_to: str, actor: Actor) -> AidRequest:
    """The aid was paid, to the household or to someone else. Refused: before it was granted."""
    aid = lock(aid)
    AID_MOVES.go(aid, AidState.PAID)
    if aid.decided_on and paid_on < aid.decided_on:
        raise Refused({"paid_on": "Le versement est avant la réponse."})
    aid.paid_on, aid.paid_to = paid_on, paid_to.strip()
    aid.save(update_fields=["state", "paid_on", "paid_to"])
    return aid


@action("Avancer une aide")
def advance_aid(
    household: Household,
    *,
    amount: Decimal,
    paid_on: date,
    purpose: str,
    aid: AidRequest | None = None,
    actor: Actor,
) -> Advance:
    """The association lends (euros) until the decision comes (faits 1.7).

    Refused: no amount, an aid of another household, an aid refused or paid.
    """
    if aid is not None and aid.household_id != household.pk:
        raise Refused({"aid": "Cette demande d’aide est celle d’un autre ménage."})
    if aid is not None and aid.state not in {AidState.ASKED, AidState.GRANTED}:
        raise Refused(
            {"aid": "Cette demande d’aide a déjà sa fin : il n’y a plus rien à attendre."}
        )
    return Advance.objects.create(
        organisation=actor.organisation,
        household=household,
        aid=aid,
        amount=amount,
        paid_on=paid_on,
        purpose=purpose.strip(),
    )


@action("Noter le retour d’une avance")
def return_advance(
    advance: Advance,
    *,
    on: date,
    by: str,
    amount: Decimal,
    reason: str = "",
    actor: Actor,
) -> AdvanceReturn:
    """Part of it comes back by the aid or the household, or is given up, which says why (euros).

    Refused: more than what is still due, a return before the advance, nothing.
    """
    advance = lock(advance)
    if on < advance.paid_on:
        raise Refused({"on": "Le retour est avant l’avance."})
    due = still_due(advance)
    if amount > due:
        raise Refused({"amount": f"Il ne reste que {euros(due)} à revenir."})
    if amount <= NOTHING:
        raise Refused({"amount": "Un retour est plus grand que zéro."})
    if by == AdvanceReturn.By.GIVEN_UP and not reason.strip():
        raise Refused({"reason": "Un abandon dit pourquoi."})
    return AdvanceReturn.objects.create(
        organisation=actor.organisation,
        advance=advance,
        on=on,
        by=by,
        amount=amount,
        reason=reason.strip(),
    )

"""A procedure: opened, its steps noted in their order, its dates corrected in words, ended."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.law import procedure as law
from palier.law.procedure import OutOfOrder, Taken, check_step
from palier.registers.people.models import Body, Household
from palier.work.arrears.actions import note_step
from palier.work.arrears.models import ArrearsCase, CaseState, StepKind
from palier.work.eviction.dating import course
from palier.work.eviction.models import ENDINGS, DeadlineChange, Procedure, ProcedureStep
from palier.work.leases.models import LIVED_IN, Occupancy


@action("Ouvrir une procédure d’expulsion")
def open_procedure(
    household: Household,
    *,
    occupancy: Occupancy | None = None,
    landlord: Body | None = None,
    regime: str = "",
    signed_on: date | None = None,
    ground: str = Procedure.Ground.UNPAID,
    opened_on: date,
    debt: Decimal | None = None,
    landlord_is_person: bool = False,
    has_guarantor: bool = False,
    lawyer: str = "",
    bailiff: str = "",
    actor: Actor,
) -> Procedure:
    """A landlord (ourselves, or another) begins; from our contract, or from what is told of a lease.

    Refused: another household's contract, one that was never lived in, a lease without its regime
    or its day, a second procedure on the same lease.
    """
    if occupancy is not None:
        if occupancy.household_id != household.pk:
            raise Refused({"occupancy": "Ce contrat n’est pas celui de ce ménage."})
        if occupancy.state not in LIVED_IN:
            raise Refused({"occupancy": "Ce contrat n’a pas commencé."})
        regime, signed_on = occupancy.regime, signed_on or occupancy.starts_on
    if not regime:
        raise Refused({"regime": "Dites sous quel régime le ménage est logé : tout en dépend."})
    if signed_on is None:
        raise Refused({"signed_on": "Dites quand le bail a été signé : les délais en dépendent."})
    if signed_on > opened_on:
        raise Refused({"signed_on": "Le bail serait signé après la procédure."})
    return Procedure.objects.create(
        organisation=actor.organisation,
        household=household,
        occupancy=occupancy,
        landlord=landlord,
        regime=regime,
        signed_on=signed_on,
        ground=ground,
        opened_on=opened_on,
        debt=debt,
        landlord_is_person=landlord_is_person,
        has_guarantor=has_guarantor,
        lawyer=lawyer.strip(),
        bailiff=bailiff.strip(),
        worker_id=actor.user_id,
    )


@action("Noter un acte de procédure")
def note_procedure_step(
    procedure: Procedure,
    *,
    code: str,
    on: date | None,
    hearing_on: date | None = None,
    months: int | None = None,
    outcome: str = "",
    form: str = "",
    mentions: Sequence[str] = (),
    is_summary: bool = False,
    truce_exclusion: str = "",
    amount: Decimal | None = None,
    reference: str = "",
    text: str = "",
    actor: Actor,
) -> ProcedureStep:
    """A step was taken, on its day; the deadlines that follow are counted from it.

    Refused: without its day, before its predecessor, out of the path of this contract, a judge's
    delays beyond the law, an eviction during the truce; a procedure that has ended.
    """
    procedure = _open(procedure)
    if on is None:
        raise Refused({"on": "Cet acte a une date : sans elle, aucun délai ne se compte."})
    step = Taken(
        code, on, hearing_on, months, outcome, form, tuple(mentions), is_summary, truce_exclusion
    )
    try:
        check_step(course(procedure, on), step)
    except OutOfOrder as refusal:
        raise Refused(str(refusal)) from None
    if code == "referral":
        _tell_the_case(procedure, on, actor)
    return ProcedureStep.objects.create(
        organisation=actor.organisation,
        procedure=procedure,
        code=code,
        on=on,
        hearing_on=hearing_on,
        months=months,
        outcome=outcome,
        form=form,
        mentions=list(mentions),
        is_summary=is_summary,
        truce_exclusion=truce_exclusion,
        amount=amount,
        reference=reference.strip(),
        text=text.strip(),
        by_id=actor.user_id,
    )


def _tell_the_case(procedure: Procedure, on: date, actor: Actor) -> None:
    """The commission referred to is a step of the debt too: nobody is asked to do it again."""
    case = ArrearsCase.objects.filter(
        account__household=procedure.household_id, default_on__lte=on
    ).exclude(state=CaseState.CLOSED)
    if (found := case.first()) and actor.may("arrears.note_step"):
        note_step(found, kind=StepKind.REFERRAL, on=on, actor=actor)


@action("Annuler un acte de procédure")
def undo_procedure_step(
    step: ProcedureStep, *, because: str, undone_on: date, actor: Actor
) -> ProcedureStep:
    """It was noted by mistake; it stays readable, and no longer counts.

    Refused: without a reason, undone already, while a later step rests on it.
    """
    procedure = _open(step.procedure)
    step = lock(step)
    if step.undone_on is not None:
        raise Refused("Cet acte est déjà annulé.")
    if not because.strip():
        raise Refused({"because": "Dites pourquoi cet acte ne compte plus."})
    left = procedure.steps.filter(undone_on=None).exclude(pk=step.pk)
    rules, codes = law.step_rules(), set(left.values_list("code", flat=True))
    for each in left:
        after = set(rules[each.code].after)
        if step.code in after and not after & codes:
            raise Refused(f"« {each} » repose sur lui : annulez-le d’abord.")
    step.undone_on, step.undone_because = undone_on, because.strip()
    step.save(update_fields=["undone_on", "undone_because"])
    return step


@action("Corriger une échéance")
def change_deadline(
    procedure: Procedure, *, code: str, on: date | None = None, reason: str, actor: Actor
) -> DeadlineChange:
    """Another day is kept for a deadline, with its reason; without a day, it no longer counts.

    The law's day stays shown beside. Refused: no reason, a deadline that this procedure has not.
    """
    procedure = _open(procedure)
    if not reason.strip():
        raise Refused({"reason": "Une date corrigée dit pourquoi."})
    day = on or procedure.opened_on
    if code not in {each.code for each in law.deadlines(course(procedure, day))}:
        raise Refused({"code": "Cette échéance n’existe pas dans cette procédure."})
    return DeadlineChange.objects.create(
        organisation=actor.organisation,
        procedure=procedure,
        code=code,
        on=on,
        reason=reason.strip(),
        by_id=actor.user_id,
    )


@action("Compléter une procédure")
def complete_procedure(
    procedure: Procedure,
    *,
    debt: Decimal | None = None,
    lawyer: str = "",
    bailiff: str = "",
    has_guarantor: bool = False,
    landlord_is_person: bool = False,
    worker: User | None = None,
    actor: Actor,
) -> Procedure:
    """Who acts, who follows, how much is asked. Refused: a procedure that has ended."""
    procedure = _open(procedure)
    if landlord_is_person and procedure.occupancy_id is not None:
        raise Refused({"landlord_is_person": "Nous sommes le bailleur : une personne morale."})
    procedure.debt, procedure.lawyer, procedure.bailiff = debt, lawyer.strip(), bailiff.strip()
    procedure.has_guarantor, procedure.landlord_is_person = has_guarantor, landlord_is_person
    procedure.worker = worker or procedure.worker
    procedure.save()
    return procedure


@action("Terminer une procédure")
def end_procedure(procedure: Procedure, *, ending: str, ended_on: date, actor: Actor) -> Procedure:
    """How it ended: a home kept, or lost.

    Refused: ended already, « expulsion » without its step, a step noted after that day.
    """
    procedure = _open(procedure)
    steps = procedure.steps.filter(undone_on=None)
    if ending not in dict(ENDINGS):
        raise Refused({"ending": "Dites comment la procédure finit."})
    if ended_on < procedure.opened_on:
        raise Refused({"ended_on": "La procédure n’était pas encore ouverte."})
    if ending == "evicted" and not steps.filter(code="eviction").exists():
        raise Refused({"ending": "Notez d’abord l’expulsion, avec sa date."})
    if later := steps.filter(on__gt=ended_on).order_by("-on").first():
        raise Refused({"ended_on": f"« {later} » est noté après, le {day_in_words(later.on)}."})
    if procedure.protocols.filter(state="running").exists():
        raise Refused("Un protocole est en cours : terminez-le d’abord.")
    procedure.ending, procedure.ended_on = ending, ended_on
    procedure.save(update_fields=["ending", "ended_on"])
    return procedure


def _open(procedure: Procedure) -> Procedure:
    procedure = lock(procedure)
    if procedure.ended_on is not None:
        raise Refused("Cette procédure est terminée.")
    return procedure

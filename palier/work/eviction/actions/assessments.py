"""The social and financial assessment: begun with what the household agreed to, written, sent."""

from collections.abc import Mapping, Sequence
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.law.assessment import headings, shareable
from palier.work.eviction.actions.procedures import note_procedure_step
from palier.work.eviction.models import Procedure, SocialAssessment
from palier.work.eviction.prefilling import prefilled


@action("Commencer un diagnostic social et financier")
def start_assessment(
    procedure: Procedure, *, shared: Sequence[str] = (), started_on: date, actor: Actor
) -> SocialAssessment:
    """What is known of the lease and the debt is written; of the rest, what the household agreed to.

    Refused: a procedure that has ended, one being written already, an unknown heading.
    """
    if procedure.ended_on is not None:
        raise Refused("Cette procédure est terminée.")
    if unknown := set(shared) - set(shareable()):
        raise Refused({"shared": f"Rubrique inconnue : {', '.join(sorted(unknown))}."})
    return SocialAssessment.objects.create(
        organisation=actor.organisation,
        procedure=procedure,
        writer_id=actor.user_id,
        started_on=started_on,
        shared=list(shared),
        content=prefilled(procedure, shared, started_on, actor),
    )


@action("Écrire un diagnostic social et financier")
def write_assessment(
    assessment: SocialAssessment, *, content: Mapping[str, str], actor: Actor
) -> SocialAssessment:
    """Its headings, as they stand. Refused: sent already, a heading that the decree has not."""
    assessment = lock(assessment)
    if assessment.sent_on is not None:
        raise Refused("Ce diagnostic est transmis : il ne change plus.")
    if unknown := set(content) - set(headings()):
        raise Refused(f"Rubrique inconnue : {', '.join(sorted(unknown))}.")
    assessment.content = {
        **assessment.content,
        **{code: text.strip() for code, text in content.items()},
    }
    assessment.save(update_fields=["content"])
    return assessment


@action("Transmettre un diagnostic social et financier")
def send_assessment(
    assessment: SocialAssessment, *, sent_on: date, actor: Actor
) -> SocialAssessment:
    """It goes to the judge and the commission; it no longer changes, and the procedure says so.

    Refused: sent already, a heading left empty (a carence is written too).
    """
    assessment = lock(assessment)
    if assessment.sent_on is not None:
        raise Refused("Ce diagnostic est déjà transmis.")
    empty = [label for code, label in headings().items() if not assessment.content.get(code)]
    if empty:
        raise Refused(f"Reste à écrire : {', '.join(empty)}. « Sans objet » se dit aussi.")
    assessment.sent_on = sent_on
    assessment.save(update_fields=["sent_on"])
    note_procedure_step(assessment.procedure, code="assessment_sent", on=sent_on, actor=actor)
    return assessment

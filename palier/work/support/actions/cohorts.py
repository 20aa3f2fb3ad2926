"""Households of a cohort: in, the steps they pass, out."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Household
from palier.registers.people.reads import ages_on
from palier.registers.programmes.models import Target
from palier.work.support.models import CohortMember, CohortStep
from palier.work.support.reads.cohorts import known_steps


@action("Faire entrer un ménage dans une cohorte")
def join_cohort(
    household: Household, *, target: Target, joined_on: date, actor: Actor
) -> CohortMember:
    """The household counts for a target of the year.

    Refused: it is already in, or nobody there is of the ages that its public is of.
    """
    ages = ages_on(household, joined_on)
    if ages and not any(target.is_for(each) for each in ages):
        raise Refused({"target": f"Ce public est de {target.ages} : personne ici n’a cet âge."})
    return CohortMember.objects.create(
        organisation=actor.organisation, household=household, target=target, joined_on=joined_on
    )


@action("Noter un jalon de cohorte")
def note_cohort_step(
    member: CohortMember, *, kind: str, on: date, words: str = "", actor: Actor
) -> CohortStep:
    """A visit offered, a choice, an entry… A home not taken costs nothing, and says why.

    Refused: before the household joined, after it left, a choice of no without its words; a visit
    or a choice after it moved in, a rent or a benefit before.
    """
    if on < member.joined_on:
        raise Refused({"on": f"Ce ménage n’est entré que le {day_in_words(member.joined_on)}."})
    if member.left_on and on > member.left_on:
        raise Refused({"on": "Ce ménage est déjà sorti de la cohorte."})
    entry = known_steps(member, on).get(CohortStep.Kind.ENTRY)
    if entry and kind in CohortStep.BEFORE_ENTRY and on > entry:
        raise Refused(
            {"on": f"Le ménage est entré dans les lieux le {day_in_words(entry)}, avant ce jour."}
        )
    if entry and kind in CohortStep.AFTER_ENTRY and on < entry:
        raise Refused(
            {"on": f"Le ménage n’est entré dans les lieux que le {day_in_words(entry)}."}
        )
    if kind == CohortStep.Kind.CHOICE_NO and not words.strip():
        raise Refused({"words": "Notez avec ses mots pourquoi ce logement ne convient pas."})
    return CohortStep.objects.create(
        organisation=actor.organisation, member=member, kind=kind, on=on, words=words.strip()
    )


@action("Retirer un jalon noté par erreur")
def remove_cohort_step(step: CohortStep, *, actor: Actor) -> CohortMember:
    """It did not happen."""
    member: CohortMember = step.member
    CohortStep.objects.filter(pk=step.pk).delete()
    return member


@action("Faire sortir un ménage d’une cohorte")
def leave_cohort(
    member: CohortMember, *, left_on: date, left_because: str, actor: Actor
) -> CohortMember:
    """The household is no longer followed there. Refused: no reason, before it joined."""
    member = lock(member)
    if member.left_on:
        raise Refused("Ce ménage est déjà sorti de la cohorte.")
    if left_on < member.joined_on:
        raise Refused({"left_on": "La sortie est avant l’entrée."})
    if not left_because.strip():
        raise Refused({"left_because": "Dites pourquoi ce ménage sort de la cohorte."})
    member.left_on, member.left_because = left_on, left_because.strip()
    member.save(update_fields=["left_on", "left_because"])
    return member

"""Where things stand, said together; and what the household knows how to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Household
from palier.work.casework.families import FAMILY_OF, HEALTH, SKILLS
from palier.work.casework.models import NeedsAnswer, NeedsAssessment, SkillStatement


@dataclass(frozen=True)
class Said:
    """What was said of one item: a level in words, points to lean on, difficulties."""

    item: str
    level: str = ""
    strengths: str = ""
    difficulties: str = ""


@action("Faire le point de la situation")
def assess_needs(
    household: Household, *, on: date, answers: Sequence[Said], actor: Actor
) -> NeedsAssessment:
    """Look together at where things stand; any item may be left aside, none is required.

    Never a score: each item keeps its own words. Refused: nothing said, an unknown item, health
    by someone who does not see it.
    """
    told = [each for each in answers if each.level or each.strengths or each.difficulties]
    if not told:
        raise Refused("Rien n’a encore été dit : un seul sujet suffit.")
    for each in told:
        if each.item not in FAMILY_OF:
            raise Refused(f"Le sujet « {each.item} » n’existe pas.")
        if FAMILY_OF[each.item] == HEALTH and not actor.sees("casework.health"):
            raise Refused("La santé se note par celles et ceux dont c’est la mission.")
    if actor.user_id is None:
        raise Refused("Un point de situation se fait avec quelqu’un.")
    assessment = NeedsAssessment.objects.create(
        organisation=actor.organisation, household=household, author_id=actor.user_id, on=on
    )
    NeedsAnswer.objects.bulk_create(
        [
            NeedsAnswer(
                organisation=actor.organisation,
                assessment=assessment,
                item=each.item,
                level=each.level,
                strengths=each.strengths.strip(),
                difficulties=each.difficulties.strip(),
                is_health=FAMILY_OF[each.item] == HEALTH,
            )
            for each in told
        ]
    )
    return assessment


@action("Noter un savoir-faire")
def say_skill(
    household: Household, *, on: date, skill: str, said: str, words: str = "", actor: Actor
) -> SkillStatement:
    """What the household knows how to do at home, said with it; the last word stands."""
    if skill not in SKILLS:
        raise Refused({"skill": "Ce savoir-faire n’est pas dans la liste."})
    if actor.user_id is None:
        raise Refused("Un savoir-faire se dit avec quelqu’un.")
    return SkillStatement.objects.create(
        organisation=actor.organisation,
        household=household,
        author_id=actor.user_id,
        on=on,
        skill=skill,
        said=said,
        words=words.strip(),
    )

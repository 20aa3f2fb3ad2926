"""What a household knows how to do at home, as last said together."""

from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Household
from palier.work.casework.models import SkillStatement


def latest_skills(household: Household, actor: Actor) -> dict[str, SkillStatement]:
    """The last word on each skill, by its code; one query."""
    rows = SkillStatement.objects.visible_to(actor).filter(household=household)
    return {each.skill: each for each in rows.order_by("on", "pk")}

"""What the file of a household does when something happens to its people."""

from palier.base.journal.events import reacts_to
from palier.registers.people.events import DeathUndone, HouseholdSeparated, PersonDied
from palier.work.casework.models import PersonalPlan, Right, RightState

BY_DEATH = "décès"


@reacts_to(PersonDied)
def close_the_rights(event: PersonDied) -> None:
    """Rights end with a life."""
    Right.objects.filter(person=event.person, state=RightState.OPEN).update(
        state=RightState.CLOSED, closed_because=BY_DEATH
    )


@reacts_to(DeathUndone)
def open_the_rights_again(event: DeathUndone) -> None:
    """It was a mistake: what it had closed is open again."""
    Right.objects.filter(
        person=event.person, state=RightState.CLOSED, closed_because=BY_DEATH
    ).update(state=RightState.OPEN, closed_because="")


@reacts_to(HouseholdSeparated)
def follow_those_who_leave(event: HouseholdSeparated) -> None:
    """The rights and the plan of a person go where the person goes."""
    separation = event.separation
    gone = separation.left.members.values("person")
    Right.objects.filter(
        household=separation.household, person__in=gone, state=RightState.OPEN
    ).update(household=separation.left)
    PersonalPlan.objects.filter(household=separation.household, person__in=gone).update(
        household=separation.left
    )

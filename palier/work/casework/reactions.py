"""What the file of a household does when something happens to its people."""

from palier.base.journal.events import reacts_to
from palier.registers.people.events import PersonDied
from palier.work.casework.models import Right, RightState


@reacts_to(PersonDied)
def close_the_rights(event: PersonDied) -> None:
    """Rights end with a life."""
    Right.objects.filter(person=event.person, state=RightState.OPEN).update(
        state=RightState.CLOSED, closed_because="décès"
    )

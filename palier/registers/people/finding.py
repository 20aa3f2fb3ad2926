"""Finding a person through the household that their page is reached by."""

from django.http import Http404

from palier.base.tenancy.actors import ActorRequest
from palier.registers.people import reads
from palier.registers.people.models import HouseholdMember


def find_member(request: ActorRequest, household_pk: int, person_pk: int) -> HouseholdMember:
    """Someone, as a member of a household of theirs of today.

    Whoever left for another household is found there, by those who may see it: who lived with
    them once does not follow them. Raises Http404.
    """
    rows = HouseholdMember.objects.visible_to(request.actor).filter(
        household=household_pk, person=person_pk
    )
    found = rows.select_related("person", "household").order_by("-period", "-pk").first()
    if found is None or household_pk not in reads.households_now(person_pk, request.today):
        raise Http404
    return found

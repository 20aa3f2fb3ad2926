"""What the pages of a household's file share: finding it, and the way back to it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.registers.people.models import Household


def find(request: ActorRequest, pk: int) -> Household:
    """The household, if the actor may see its file; 404 behind the wall."""
    return get_object_or_404(Household.objects.visible_to(request.actor), pk=pk)


def crumbs(row: Household) -> list[tuple[str, str]]:
    """Households, then this one."""
    return [
        ("Ménages", reverse("people:households")),
        (row.name, reverse("people:household", args=[row.pk])),
    ]

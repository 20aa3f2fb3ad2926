"""How pages find a lead and lead back to it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.work.sourcing.models import (
    OwnerLead,
)

BOARD = ("Captation", "/captation/")


def find_lead(request: ActorRequest, pk: int) -> OwnerLead:
    """The lead of that number, if the actor may see it; 404 otherwise."""
    rows = OwnerLead.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.select_related("campaign", "referent", "owner", "place", "holding"), pk=pk
    )


def lead_page(row: OwnerLead) -> str:
    """The address of its page."""
    return reverse("sourcing:lead", args=[row.pk])


def lead_crumbs(row: OwnerLead) -> list[tuple[str, str]]:
    """The way back to it."""
    return [BOARD, (row.owner_name, lead_page(row))]

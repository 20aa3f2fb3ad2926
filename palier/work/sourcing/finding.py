"""How pages find a lead and lead back to it."""

from django.urls import reverse

from palier.base.ui.subjects import Subject
from palier.work.sourcing.models import OwnerLead

BOARD = ("Captation", "/captation/")


OWNER_LEAD = Subject(
    OwnerLead,
    "pistes/<int:pk>/",
    fetch=("campaign", "referent", "owner", "place", "holding"),
    page="sourcing:lead",
    under=lambda row: lead_crumbs(row),
)


def lead_page(row: OwnerLead) -> str:
    """The address of its page."""
    return reverse("sourcing:lead", args=[row.pk])


def lead_crumbs(row: OwnerLead) -> list[tuple[str, str]]:
    """The way back to it."""
    return [BOARD, (row.owner_name, lead_page(row))]

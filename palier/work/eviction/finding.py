"""What the pages of prevention share: finding a procedure or a session, and the way back to it."""

from django.urls import reverse

from palier.base.ui.subjects import Subject
from palier.work.eviction.models import Commission, Procedure

PROCEDURES = ("Procédures", "/procedures/")
COMMISSIONS = ("CCAPEX", "/procedures/ccapex/")
CRUMBS = [PROCEDURES, COMMISSIONS]


PROCEDURE = Subject(
    Procedure,
    "<int:pk>/",
    fetch=("household", "occupancy__main_place", "landlord", "worker", "organisation"),
    page="eviction:procedure",
    under=lambda row: [PROCEDURES, (row.household.name, page_of(row))],
)


def page_of(row: Procedure) -> str:
    """The address of its page."""
    return reverse("eviction:procedure", args=[row.pk])


COMMISSION = Subject(
    Commission,
    "ccapex/<int:pk>/",
    fetch=("organisation",),
    page="eviction:commission",
    under=lambda row: [*CRUMBS, (str(row), reverse("eviction:commission", args=[row.pk]))],
)

"""What the pages of prevention share: finding a procedure or a session, and the way back to it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.work.eviction.models import Commission, Procedure


def find_procedure(request: ActorRequest, pk: int) -> Procedure:
    """The procedure, if the actor may see it; 404 behind the wall."""
    rows = Procedure.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.select_related(
            "household", "occupancy__main_place", "landlord", "worker", "organisation"
        ),
        pk=pk,
    )


def page_of(row: Procedure) -> str:
    """The address of its page."""
    return reverse("eviction:procedure", args=[row.pk])


def find_session(request: ActorRequest, pk: int) -> Commission:
    """A session of the commission, if the actor may see it."""
    rows = Commission.objects.visible_to(request.actor).select_related("organisation")
    return get_object_or_404(rows, pk=pk)

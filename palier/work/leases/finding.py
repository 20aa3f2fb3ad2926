"""How pages find a contract and lead back to it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.work.leases.models import Occupancy

CONTRACTS = ("Contrats", "/contrats/")


def find_contract(request: ActorRequest, pk: int) -> Occupancy:
    """The contract of that number, if the actor may see it; 404 otherwise."""
    rows = Occupancy.objects.visible_to(request.actor).select_related(
        "household", "main_place", "site", "holding__owner"
    )
    return get_object_or_404(rows, pk=pk)


def contract_page(row: Occupancy) -> str:
    """The address of its page."""
    return reverse("leases:occupancy", args=[row.pk])


def contract_crumbs(row: Occupancy) -> list[tuple[str, str]]:
    """The way back to it."""
    return [CONTRACTS, (row.number, contract_page(row))]

"""How pages find a contract or a title, and lead back to it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.typography import capitalised
from palier.base.tenancy.actors import ActorRequest
from palier.work.leases.models import Holding, Occupancy

CONTRACTS = ("Contrats", "/contrats/")
HOLDINGS = ("Prises à bail et mandats", "/contrats/prises-a-bail/")


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


def find_title(request: ActorRequest, pk: int) -> Holding:
    """The title of that number, if the actor may see it; 404 otherwise."""
    rows = Holding.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("owner", "manager", "former_lessee"), pk=pk)


def title_page(row: Holding) -> str:
    """The address of its page."""
    return reverse("leases:holding", args=[row.pk])


def title_name(row: Holding) -> str:
    """What it is, and from whom."""
    return f"{capitalised(row.get_kind_display())}, {row.owner.name}"


def title_crumbs(row: Holding) -> list[tuple[str, str]]:
    """The way back to it."""
    return [CONTRACTS, HOLDINGS, (title_name(row), title_page(row))]

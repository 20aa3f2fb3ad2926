"""Guarantees, yearly proofs, and who joins or leaves a contract."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.pages import ask, done
from palier.work.leases import actions, forms
from palier.work.leases.finding import CONTRACTS, contract_crumbs, contract_page
from palier.work.leases.finding import find_contract as _contract
from palier.work.leases.models import Guarantee, Occupancy, OccupancyParty
from palier.work.leases.reads import insurance_of

URGENCY = ["over", "soon", "none"]
PROOFS = ("Assurances", "/contrats/assurances/")


def _about(row: Occupancy) -> dict[str, Any]:
    """Where a form about this contract stands."""
    return {"back": contract_page(row), "crumbs": contract_crumbs(row)}


def record_guarantee(request: ActorRequest, pk: int) -> HttpResponse:
    row = _contract(request, pk)
    return ask(
        request,
        forms.RecordGuarantee(request, initial={"given_on": request.today}),
        actions.record_guarantee,
        row,
        title=f"Garantie, contrat {row.number}",
        submit="Noter cette garantie",
        said="Garantie notée.",
        **_about(row),
    )


def end_guarantee(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Guarantee.objects.visible_to(request.actor).select_related("occupancy")
    row = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.EndGuarantee(request, subject=row),
        actions.end_guarantee,
        row,
        title=f"Fin de la garantie de {row.name}",
        submit="Noter cette fin",
        said="Fin notée.",
        **_about(row.occupancy),
    )


def receive_proof(request: ActorRequest, pk: int) -> HttpResponse:
    row = _contract(request, pk)
    return ask(
        request,
        forms.ReceiveProof(request, initial={"received_on": request.today}),
        actions.receive_proof,
        row,
        title=f"Attestation reçue, contrat {row.number}",
        submit="Garder cette attestation",
        said=lambda made: f"Attestation gardée, jusqu’au {day_in_words(made.valid_until)}.",
        **_about(row),
    )


@needs_sight("leases.contracts")
def proofs(request: ActorRequest) -> HttpResponse:
    """Insurance of every contract in force: missing, asked, late, over; ask all at once."""
    told = insurance_of(request.actor, request.today)
    to_ask = sorted(
        (each for each in told if each.state in URGENCY),
        key=lambda each: URGENCY.index(each.state),
    )
    form = forms.AskProofs(request, initial={"on": request.today})
    form.offer([each.occupancy.pk for each in to_ask])
    may = request.actor.may("leases.ask_proofs")
    if may and form.carry_out(actions.ask_proofs, request.actor.organisation, kind="insurance"):
        return done(request, "Attestations demandées.", PROOFS[1])
    return render(
        request,
        "leases/proofs.html",
        {
            "title": "Assurances des logements",
            "crumbs": [CONTRACTS],
            "form": form,
            "may": may,
            "to_ask": to_ask,
            "waiting": [each for each in told if each.state in ("asked", "late")],
            "fine": sum(1 for each in told if each.state == "ok"),
        },
        status=422 if form.errors else 200,
    )


def join_contract(request: ActorRequest, pk: int) -> HttpResponse:
    row = _contract(request, pk)
    return ask(
        request,
        forms.JoinContract(request, subject=row, initial={"on": request.today}),
        actions.join_contract,
        row,
        title=f"Ajouter quelqu’un au contrat {row.number}",
        submit="Ajouter au contrat",
        said="Ajouté au contrat. Signez un avenant si c’est un titulaire.",
        **_about(row),
    )


def leave_contract(request: ActorRequest, pk: int) -> HttpResponse:
    rows = OccupancyParty.objects.visible_to(request.actor).select_related("occupancy", "person")
    row = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.LeaveContract(request, subject=row, initial={"on": request.today}),
        actions.leave_contract,
        row,
        title=f"{row.person} quitte le contrat {row.occupancy.number}",
        submit="Noter ce départ du contrat",
        said=lambda made: (
            f"Noté. Solidaire jusqu’au {day_in_words(made.solidarity_until)}."
            if made.solidarity_until
            else "Noté."
        ),
        back=reverse("leases:occupancy", args=[row.occupancy_id]),
        crumbs=contract_crumbs(row.occupancy),
    )

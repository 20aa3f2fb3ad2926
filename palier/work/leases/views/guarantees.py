"""Guarantees, yearly proofs, and who joins or leaves a contract."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.kit.periods import ONE_DAY
from palier.base.kit.typography import day_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.pages import done
from palier.base.ui.subjects import Subject
from palier.work.leases import actions, forms
from palier.work.leases.finding import CONTRACTS, OCCUPANCY
from palier.work.leases.models import Guarantee, Occupancy, OccupancyParty, YearlyProof
from palier.work.leases.reads import insurance_of

URGENCY = ["over", "soon", "none"]
PROOFS = ("Assurances", "/contrats/assurances/")


def _about(row: Occupancy) -> dict[str, Any]:
    """Where a form about this contract stands."""
    return {"back": OCCUPANCY.url(row), "crumbs": OCCUPANCY.crumbs(row)}


OCCUPANCY.verb(
    actions.record_guarantee,
    forms.RecordGuarantee,
    at="garantie/",
    title=lambda row: f"Garantie, contrat {row.number}",
    submit="Noter cette garantie",
    said="Garantie notée.",
    initial=lambda row, seen: {"given_on": seen.today},
)


GUARANTEE = Subject(
    Guarantee,
    "garanties/<int:pk>/",
    fetch=("occupancy",),
    page=lambda row: OCCUPANCY.url(row.occupancy),
    under=lambda row: OCCUPANCY.crumbs(row.occupancy),
)


GUARANTEE.verb(
    actions.end_guarantee,
    forms.EndGuarantee,
    at="fin/",
    title=lambda row: f"Fin de la garantie {of_name(row.name)}",
    submit="Noter cette fin",
    said="Fin notée.",
)


PROOF = Subject(
    YearlyProof,
    "attestations/<int:pk>/",
    fetch=("occupancy",),
    page=lambda row: OCCUPANCY.url(row.occupancy),
    under=lambda row: OCCUPANCY.crumbs(row.occupancy),
)


PROOF.verb(
    actions.take_back_proof,
    at="retirer/",
    title=lambda row: f"Retirer : {row.get_kind_display()}, contrat {row.occupancy.number}",
    submit="Retirer cette attestation",
    said="Attestation retirée.",
    lead="Pour ce qui a été noté par erreur. Si elle avait été demandée, elle est de nouveau attendue.",
    to=lambda row: OCCUPANCY.url(row),
    danger=True,
)


OCCUPANCY.verb(
    actions.receive_proof,
    forms.ReceiveProof,
    at="attestation/",
    title=lambda row: f"Attestation reçue, contrat {row.number}",
    submit="Garder cette attestation",
    said=lambda made: f"Attestation gardée, jusqu’au {day_in_words(made.valid_until - ONE_DAY)}.",
    initial=lambda row, seen: {"received_on": seen.today},
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


OCCUPANCY.verb(
    actions.join_contract,
    forms.JoinContract,
    at="personne/",
    title=lambda row: f"Ajouter quelqu’un au contrat {row.number}",
    submit="Ajouter au contrat",
    said="Ajouté au contrat. Signez un avenant si c’est un titulaire.",
    initial=lambda row, seen: {"on": seen.today},
)


OCCUPANCY_PARTY = Subject(
    OccupancyParty,
    "parties/<int:pk>/",
    fetch=("occupancy", "person"),
    page=lambda row: reverse("leases:occupancy", args=[row.occupancy_id]),
    under=lambda row: OCCUPANCY.crumbs(row.occupancy),
)


OCCUPANCY_PARTY.verb(
    actions.leave_contract,
    forms.LeaveContract,
    at="depart/",
    title=lambda row: f"{row.person} quitte le contrat {row.occupancy.number}",
    submit="Noter ce départ du contrat",
    said=lambda made: (
        f"Noté. Solidaire jusqu’au {day_in_words(made.solidarity_until)}."
        if made.solidarity_until
        else "Noté."
    ),
    initial=lambda row, seen: {"on": seen.today},
)

"""What one does with a lead: met, visited, offered, signed, lost."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import euros
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.pages import ask
from palier.law import decency
from palier.work.sourcing import actions, forms, papers
from palier.work.sourcing.finding import BOARD
from palier.work.sourcing.finding import find_lead as _find
from palier.work.sourcing.finding import lead_crumbs as _crumbs
from palier.work.sourcing.finding import lead_page as _page
from palier.work.sourcing.models import (
    OwnerOffer,
)


@needs_sight("sourcing.leads")
def open_campaign(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.OpenCampaign(request, initial={"starts_on": request.today}),
        actions.open_campaign,
        request.actor.organisation,
        title="Ouvrir une campagne de captation",
        submit="Ouvrir cette campagne",
        said="Campagne ouverte : choisissez-la en notant une piste.",
        back=BOARD[1],
        crumbs=[BOARD],
    )


@needs_sight("sourcing.leads")
def note_lead(request: ActorRequest) -> HttpResponse:
    initial = {"contacted_on": request.today, "referent": request.actor.user_id}
    return ask(
        request,
        forms.NoteLead(request, initial=initial),
        actions.note_lead,
        request.actor.organisation,
        title="Noter une piste de logement",
        submit="Noter cette piste",
        said="Piste notée.",
        to=_page,
        back=BOARD[1],
        crumbs=[BOARD],
    )


def correct_lead(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    names = (
        "owner_name phone email street postcode town size surface energy_rating asked_rent "
        "available_on words next_on"
    )
    initial = {name: getattr(row, name) for name in names.split()}
    return ask(
        request,
        forms.CorrectLead(request, subject=row, initial=initial),
        actions.correct_lead,
        row,
        title=f"Corriger : {row.owner_name}",
        submit="Enregistrer",
        said="Piste corrigée.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def note_lead_contact(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.NoteLeadContact(request, subject=row, initial={"on": request.today}),
        actions.note_lead_contact,
        row,
        title=f"Échange avec {row.owner_name}",
        submit="Noter cet échange",
        said="Échange noté.",
        back=_page(row),
        crumbs=_crumbs(row),
    )


def visit_dwelling(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    initial = {
        "on": request.today,
        "surface": row.surface,
        "energy_rating": row.energy_rating,
    }
    return ask(
        request,
        forms.VisitDwelling(request, subject=row, initial=initial),
        actions.visit_dwelling,
        row,
        title=f"Visite : {row.size}, {row.street}",
        submit="Garder cette visite",
        said="Visite gardée.",
        back=_page(row),
        crumbs=_crumbs(row),
        template="sourcing/visit_dwelling.html",
        source=decency.source(),
    )


def make_offer(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    initial = {
        "on": request.today,
        "kind": forms.KINDS[0][0],
        "surface": row.surface,
        "rent": row.asked_rent,
    }
    return ask(
        request,
        forms.MakeOffer(request, subject=row, initial=initial),
        actions.make_offer,
        row,
        title=f"Proposition à {row.owner_name}",
        submit="Calculer et garder cette proposition",
        said="Proposition prête : lisez-la avec le propriétaire.",
        back=_page(row),
        crumbs=_crumbs(row),
        lead="Palier calcule la réduction d’impôt, la prime et ce que valent les travaux.",
    )


def _offer(request: ActorRequest, pk: int) -> OwnerOffer:
    rows = OwnerOffer.objects.visible_to(request.actor).select_related("lead", "organisation")
    return get_object_or_404(rows, pk=pk)


def accept_offer(request: ActorRequest, pk: int) -> HttpResponse:
    offer = _offer(request, pk)
    return ask(
        request,
        forms.AcceptOffer(request, subject=offer, initial={"on": request.today}),
        actions.accept_offer,
        offer,
        title=f"Accord de {offer.lead.owner_name}",
        submit="Noter cet accord",
        said="Accord noté : il reste à signer.",
        back=_page(offer.lead),
        crumbs=_crumbs(offer.lead),
        lead=f"{euros(offer.rent)} par mois pendant {offer.years} ans.",
    )


def offer_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    return pdf_response(papers.offer_pdf(_offer(request, pk)), f"proposition-{pk}")


def sign_lead(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    initial = {
        "on": request.today,
        "label": f"{row.street}, {row.size}",
        "starts_on": row.available_on,
    }
    return ask(
        request,
        forms.SignLead(request, subject=row, initial=initial),
        actions.sign_lead,
        row,
        title=f"Signer avec {row.owner_name}",
        submit="Préparer le logement et le titre",
        said="Le logement est au patrimoine, le titre attend sa signature.",
        to=lambda holding: reverse("leases:holding", args=[holding.pk]),
        back=_page(row),
        crumbs=_crumbs(row),
        lead="Rien n’est à retaper : adresse, loyer, durée et plafond viennent de la proposition.",
    )


def lose_lead(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.LoseLead(request, subject=row, initial={"on": request.today}),
        actions.lose_lead,
        row,
        title=f"Sans suite : {row.owner_name}",
        submit="Classer sans suite",
        said="Piste classée ; elle peut se rouvrir.",
        back=_page(row),
        crumbs=_crumbs(row),
        danger=True,
    )


def reopen_lead(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.ReopenLead(request, subject=row),
        actions.reopen_lead,
        row,
        title=f"Rouvrir : {row.owner_name}",
        submit="Rouvrir cette piste",
        said="Piste rouverte.",
        back=_page(row),
        crumbs=_crumbs(row),
    )

"""What one does with a lead: met, visited, offered, signed, lost."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import euros
from palier.base.kit.typography import of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law import decency
from palier.work.sourcing import actions, forms, papers
from palier.work.sourcing.finding import BOARD, OWNER_LEAD
from palier.work.sourcing.finding import lead_crumbs as _crumbs
from palier.work.sourcing.finding import lead_page as _page
from palier.work.sourcing.models import OwnerLead, OwnerOffer


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


OWNER_LEAD.verb(
    actions.correct_lead,
    forms.CorrectLead,
    at="corriger/",
    title=lambda row: f"Corriger : {row.owner_name}",
    submit="Enregistrer",
    said="Piste corrigée.",
    initial=lambda row, seen: {
        name: getattr(row, name)
        for name in [
            "owner_name",
            "phone",
            "email",
            "street",
            "postcode",
            "town",
            "size",
            "surface",
            "energy_rating",
            "asked_rent",
            "available_on",
            "words",
            "next_on",
        ]
    },
)


OWNER_LEAD.verb(
    actions.note_lead_contact,
    forms.NoteLeadContact,
    at="echange/",
    title=lambda row: f"Échange avec {row.owner_name}",
    submit="Noter cet échange",
    said="Échange noté.",
    initial=lambda row, seen: {"on": seen.today},
)


@OWNER_LEAD.asks("visite/")
def visit_dwelling(request: ActorRequest, row: OwnerLead) -> HttpResponse:
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


OWNER_LEAD.verb(
    actions.make_offer,
    forms.MakeOffer,
    at="proposition/",
    title=lambda row: f"Proposition à {row.owner_name}",
    submit="Calculer et garder cette proposition",
    said="Proposition prête : lisez-la avec le propriétaire.",
    lead="Palier calcule la réduction d’impôt, la prime et ce que valent les travaux.",
    initial=lambda row, seen: {
        "on": seen.today,
        "kind": forms.KINDS[0][0],
        "surface": row.surface,
        "rent": row.asked_rent,
    },
)


OWNER_OFFER = Subject(
    OwnerOffer,
    "propositions/<int:pk>/",
    fetch=("lead", "organisation"),
    page=lambda row: _page(row.lead),
    under=lambda row: _crumbs(row.lead),
)


OWNER_OFFER.verb(
    actions.accept_offer,
    forms.AcceptOffer,
    at="accord/",
    title=lambda offer: f"Accord {of_name(offer.lead.owner_name)}",
    submit="Noter cet accord",
    said="Accord noté : il reste à signer.",
    lead=lambda offer: f"{euros(offer.rent)} par mois pendant {offer.years} ans.",
    initial=lambda offer, seen: {"on": seen.today},
)


def offer_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    return pdf_response(papers.offer_pdf(OWNER_OFFER.find(request, pk)), f"proposition-{pk}")


OWNER_LEAD.verb(
    actions.sign_lead,
    forms.SignLead,
    at="signer/",
    title=lambda row: f"Signer avec {row.owner_name}",
    submit="Préparer le logement et le titre",
    said="Le logement est au patrimoine, le titre attend sa signature.",
    lead="Rien n’est à retaper : adresse, loyer, durée et plafond viennent de la proposition.",
    initial=lambda row, seen: {
        "on": seen.today,
        "label": f"{row.street}, {row.size}",
        "starts_on": row.available_on,
    },
    to=lambda holding: reverse("titles:holding", args=[holding.pk]),
)


OWNER_LEAD.verb(
    actions.lose_lead,
    forms.LoseLead,
    at="sans-suite/",
    title=lambda row: f"Sans suite : {row.owner_name}",
    submit="Classer sans suite",
    said="Piste classée ; elle peut se rouvrir.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


OWNER_LEAD.verb(
    actions.reopen_lead,
    forms.ReopenLead,
    at="rouvrir/",
    title=lambda row: f"Rouvrir : {row.owner_name}",
    submit="Rouvrir cette piste",
    said="Piste rouverte.",
)

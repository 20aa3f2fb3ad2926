"""The protocol that stops an eviction, the assessment that a judge reads."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import ask
from palier.work.eviction import actions, forms, papers
from palier.work.eviction.finding import find_procedure as _find
from palier.work.eviction.finding import page_of
from palier.work.eviction.models import (
    SocialAssessment,
    SocialProtocol,
)
from palier.work.eviction.views.tabs import PROCEDURES


def sign_protocol(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.SignProtocol(request, subject=row, initial={"signed_on": request.today}),
        actions.sign_protocol,
        row,
        title="Protocole de cohésion sociale",
        submit="Noter la signature",
        said="Protocole signé : l’expulsion s’arrête tant qu’il est tenu.",
        back=page_of(row),
        crumbs=[PROCEDURES, (row.household.name, page_of(row))],
        lead="L’occupant paie l’indemnité et le plan ; le bailleur renonce à l’expulsion et signe un "
        "bail dans les trois mois de la fin (CCH art. L442-6-5 et L353-15-2).",
    )


def _protocol(request: ActorRequest, pk: int) -> SocialProtocol:
    rows = SocialProtocol.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("procedure__household"), pk=pk)


def extend_protocol(request: ActorRequest, pk: int) -> HttpResponse:
    row = _protocol(request, pk)
    return ask(
        request,
        forms.ExtendProtocol(request, subject=row, initial={"until": row.until}),
        actions.extend_protocol,
        row,
        title="Prolonger le protocole",
        submit="Prolonger par avenant",
        said="Protocole prolongé.",
        back=page_of(row.procedure),
        crumbs=[PROCEDURES],
    )


def end_protocol(request: ActorRequest, pk: int) -> HttpResponse:
    row = _protocol(request, pk)
    return ask(
        request,
        forms.EndProtocol(request, subject=row, initial={"ended_on": request.today}),
        actions.end_protocol,
        row,
        title="Terminer le protocole",
        submit="Terminer ce protocole",
        said="Protocole terminé.",
        back=page_of(row.procedure),
        crumbs=[PROCEDURES],
        lead="Tenu : un bail est signé. Non respecté : l’exécution reprend et l’aide s’arrête.",
    )


def start_assessment(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.StartAssessment(request, subject=row),
        actions.start_assessment,
        row,
        title="Diagnostic social et financier",
        submit="Commencer le diagnostic",
        said="Diagnostic commencé avec ce qui est connu.",
        known={"started_on": request.today},
        to=lambda made: reverse("eviction:write_assessment", args=[made.pk]),
        back=page_of(row),
        crumbs=[PROCEDURES, (row.household.name, page_of(row))],
        lead="Le juge et la CCAPEX le liront. Demandez d’abord au ménage ce qu’il accepte de partager.",
    )


def _assessment(request: ActorRequest, pk: int) -> SocialAssessment:
    rows = SocialAssessment.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("procedure__household", "organisation"), pk=pk)


def write_assessment(request: ActorRequest, pk: int) -> HttpResponse:
    row = _assessment(request, pk)
    return ask(
        request,
        forms.WriteAssessment(request, subject=row),
        actions.write_assessment,
        row,
        title="Écrire le diagnostic",
        submit="Enregistrer",
        said="Diagnostic enregistré. Transmettez-le quand tout est dit.",
        to=reverse("eviction:send_assessment", args=[pk]),
        back=page_of(row.procedure),
        crumbs=[PROCEDURES, (row.procedure.household.name, page_of(row.procedure))],
        template="eviction/assessment.html",
        lead="Les quinze rubriques du décret. « Sans objet » se dit aussi.",
    )


def send_assessment(request: ActorRequest, pk: int) -> HttpResponse:
    row = _assessment(request, pk)
    return ask(
        request,
        forms.SendAssessment(request, subject=row, initial={"sent_on": request.today}),
        actions.send_assessment,
        row,
        title="Transmettre le diagnostic",
        submit="Noter la transmission",
        said="Diagnostic transmis au juge et à la CCAPEX.",
        back=page_of(row.procedure),
        crumbs=[PROCEDURES, (row.procedure.household.name, page_of(row.procedure))],
        lead="Relisez-le avec le ménage avant. Ensuite, il ne change plus.",
    )


def assessment_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    return pdf_response(papers.assessment_pdf(_assessment(request, pk)), f"diagnostic-{pk}")

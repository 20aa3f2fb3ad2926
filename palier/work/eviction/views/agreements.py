"""The protocol that stops an eviction, the assessment that a judge reads."""

from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.eviction import actions, forms, papers
from palier.work.eviction.finding import PROCEDURE, PROCEDURES, page_of
from palier.work.eviction.models import SocialAssessment, SocialProtocol

PROCEDURE.verb(
    actions.sign_protocol,
    forms.SignProtocol,
    at="protocole/",
    title="Protocole de cohésion sociale",
    submit="Noter la signature",
    said="Protocole signé : l’expulsion s’arrête tant qu’il est tenu.",
    lead="L’occupant paie l’indemnité et le plan ; le bailleur renonce à l’expulsion et signe un "
    "bail dans les trois mois de la fin (CCH art. L442-6-5 et L353-15-2).",
    initial=lambda row, seen: {"signed_on": seen.today},
)


SOCIAL_PROTOCOL = Subject(
    SocialProtocol,
    "protocoles/<int:pk>/",
    fetch=("procedure__household",),
    page=lambda row: page_of(row.procedure),
    under=(PROCEDURES,),
)


SOCIAL_PROTOCOL.verb(
    actions.extend_protocol,
    forms.ExtendProtocol,
    at="prolonger/",
    title="Prolonger le protocole",
    submit="Prolonger par avenant",
    said="Protocole prolongé.",
    initial=lambda row, seen: {"until": row.until},
)


SOCIAL_PROTOCOL.verb(
    actions.end_protocol,
    forms.EndProtocol,
    at="terminer/",
    title="Terminer le protocole",
    submit="Terminer ce protocole",
    said="Protocole terminé.",
    lead="Tenu : un bail est signé. Non respecté : l’exécution reprend et l’aide s’arrête.",
    initial=lambda row, seen: {"ended_on": seen.today},
)


PROCEDURE.verb(
    actions.start_assessment,
    forms.StartAssessment,
    at="diagnostic/",
    title="Diagnostic social et financier",
    submit="Commencer le diagnostic",
    said="Diagnostic commencé avec ce qui est connu.",
    lead="Le juge et la CCAPEX le liront. Demandez d’abord au ménage ce qu’il accepte de partager.",
    known=lambda row, seen: {"started_on": seen.today},
    to=lambda made: reverse("eviction:write_assessment", args=[made.pk]),
)


SOCIAL_ASSESSMENT = Subject(
    SocialAssessment,
    "diagnostics/<int:pk>/",
    fetch=("procedure__household", "organisation"),
    page=lambda row: page_of(row.procedure),
    under=lambda row: [PROCEDURES, (row.procedure.household.name, page_of(row.procedure))],
)


@SOCIAL_ASSESSMENT.shown
def write_assessment(request: ActorRequest, row: SocialAssessment) -> HttpResponse:
    return ask(
        request,
        forms.WriteAssessment(request, subject=row),
        actions.write_assessment,
        row,
        title="Écrire le diagnostic",
        submit="Enregistrer",
        said="Diagnostic enregistré. Transmettez-le quand tout est dit.",
        to=reverse("eviction:send_assessment", args=[row.pk]),
        back=page_of(row.procedure),
        crumbs=[PROCEDURES, (row.procedure.household.name, page_of(row.procedure))],
        template="eviction/assessment.html",
        lead="Les quinze rubriques du décret. « Sans objet » se dit aussi.",
    )


SOCIAL_ASSESSMENT.verb(
    actions.send_assessment,
    forms.SendAssessment,
    at="transmettre/",
    title="Transmettre le diagnostic",
    submit="Noter la transmission",
    said="Diagnostic transmis au juge et à la CCAPEX.",
    lead="Relisez-le avec le ménage avant. Ensuite, il ne change plus.",
    initial=lambda row, seen: {"sent_on": seen.today},
)


def assessment_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    return pdf_response(
        papers.assessment_pdf(SOCIAL_ASSESSMENT.find(request, pk)), f"diagnostic-{pk}"
    )

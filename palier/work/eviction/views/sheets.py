"""The sheets of a session: put on the agenda, given an opinion and what follows; its papers."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import capitalised
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import press
from palier.base.ui.subjects import Subject
from palier.work.eviction import actions, forms, papers
from palier.work.eviction.finding import COMMISSION, CRUMBS
from palier.work.eviction.models import (
    Commission,
    CommissionCase,
    CommissionMember,
    Recommendation,
)

COMMISSION.verb(
    actions.put_on_agenda,
    forms.PutOnAgenda,
    at="situation/",
    title="Mettre une situation à l’ordre du jour",
    submit="Ajouter cette situation",
    said="Situation ajoutée.",
    lead="Une fiche dit le nécessaire. Le ménage est informé, et dit ce qu’il demande.",
    initial=lambda row, seen: {"brought_by": seen.actor.organisation.name},
)


@COMMISSION.asks("releve/")
def minutes_pdf(request: ActorRequest, row: Commission) -> HttpResponse:
    cases = list(row.cases.prefetch_related("recommendations").order_by("rank"))
    return pdf_response(papers.minutes_pdf(row, cases), f"ccapex-{row.on}")


@COMMISSION.asks("ordre-du-jour/<int:member>/")
def agenda_pdf(request: ActorRequest, row: Commission, member: int) -> HttpResponse:
    """What one member may read: the agenda before the session, its minutes afterwards."""
    members = CommissionMember.objects.visible_to(request.actor).filter(left_on=None)
    who = get_object_or_404(members.select_related("body"), pk=member)
    if row.held_on is not None:
        return pdf_response(papers.minutes_for(row, who), f"releve-{row.on}-{who.pk}")
    return pdf_response(papers.agenda_pdf(row, who), f"ordre-du-jour-{row.on}-{who.pk}")


COMMISSION_CASE = Subject(
    CommissionCase,
    "ccapex/situations/<int:pk>/",
    fetch=("commission",),
    under=lambda row: [
        *CRUMBS,
        (str(row.commission), reverse("eviction:commission", args=[row.commission_id])),
    ],
)


@require_POST
def take_off_agenda(request: ActorRequest, pk: int) -> HttpResponse:
    case = COMMISSION_CASE.find(request, pk)
    back = reverse("eviction:commission", args=[case.commission_id])
    return press(request, actions.take_off_agenda, case, said="Situation retirée.", to=back)


COMMISSION_CASE.verb(
    actions.give_opinion,
    forms.GiveOpinion,
    at="avis/",
    title=lambda case: f"Avis : {case.name}",
    submit="Rendre cet avis",
    said="Avis rendu. Demandez ses suites.",
    initial=lambda case, seen: {
        "opinion": case.opinion,
        "given_on": case.given_on or case.commission.on,
    },
)


COMMISSION_CASE.verb(
    actions.recommend,
    forms.Recommend,
    at="suite/",
    title=lambda case: f"Demander une suite : {case.name}",
    submit="Demander cette suite",
    said="Suite demandée : elle sera suivie.",
)


RECOMMENDATION = Subject(
    Recommendation,
    "ccapex/suites/<int:pk>/",
    fetch=("case__commission",),
    under=lambda row: [
        *CRUMBS,
        (str(row.case.commission), reverse("eviction:commission", args=[row.case.commission_id])),
    ],
)


RECOMMENDATION.verb(
    actions.finish_recommendation,
    forms.FinishRecommendation,
    at="faite/",
    title=lambda row: f"{capitalised(str(row))} : {row.case.name}",
    submit="Noter cette suite",
    said="Suite notée.",
    initial=lambda row, seen: {"done_on": seen.today},
)

"""The sheets of a session: put on the agenda, given an opinion and what follows; its papers."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import capitalised
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import ask, press
from palier.work.eviction import actions, forms, papers
from palier.work.eviction.finding import find_session as _find
from palier.work.eviction.models import (
    CommissionCase,
    CommissionMember,
    Recommendation,
)
from palier.work.eviction.views.commissions import CRUMBS


def put_on_agenda(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    back = reverse("eviction:commission", args=[pk])
    initial = {"brought_by": request.actor.organisation.name}
    return ask(
        request,
        forms.PutOnAgenda(request, subject=row, initial=initial),
        actions.put_on_agenda,
        row,
        title="Mettre une situation à l’ordre du jour",
        submit="Ajouter cette situation",
        said="Situation ajoutée.",
        back=back,
        crumbs=[*CRUMBS, (str(row), back)],
        lead="Une fiche dit le nécessaire. Le ménage est informé, et dit ce qu’il demande.",
    )


def minutes_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    cases = list(row.cases.prefetch_related("recommendations").order_by("rank"))
    return pdf_response(papers.minutes_pdf(row, cases), f"ccapex-{row.on}")


def agenda_pdf(request: ActorRequest, pk: int, member: int) -> HttpResponse:
    """What one member may read: the agenda before the session, its minutes afterwards."""
    row = _find(request, pk)
    members = CommissionMember.objects.visible_to(request.actor).filter(left_on=None)
    who = get_object_or_404(members.select_related("body"), pk=member)
    if row.held_on is not None:
        return pdf_response(papers.minutes_for(row, who), f"releve-{row.on}-{who.pk}")
    return pdf_response(papers.agenda_pdf(row, who), f"ordre-du-jour-{row.on}-{who.pk}")


def _case(request: ActorRequest, pk: int) -> CommissionCase:
    rows = CommissionCase.objects.visible_to(request.actor).select_related("commission")
    return get_object_or_404(rows, pk=pk)


@require_POST
def take_off(request: ActorRequest, pk: int) -> HttpResponse:
    case = _case(request, pk)
    back = reverse("eviction:commission", args=[case.commission_id])
    return press(request, actions.take_off_agenda, case, said="Situation retirée.", to=back)


def give_opinion(request: ActorRequest, pk: int) -> HttpResponse:
    case = _case(request, pk)
    back = reverse("eviction:commission", args=[case.commission_id])
    initial = {"opinion": case.opinion, "given_on": case.given_on or case.commission.on}
    return ask(
        request,
        forms.GiveOpinion(request, subject=case, initial=initial),
        actions.give_opinion,
        case,
        title=f"Avis : {case.name}",
        submit="Rendre cet avis",
        said="Avis rendu. Demandez ses suites.",
        back=back,
        crumbs=[*CRUMBS, (str(case.commission), back)],
    )


def recommend(request: ActorRequest, pk: int) -> HttpResponse:
    case = _case(request, pk)
    back = reverse("eviction:commission", args=[case.commission_id])
    return ask(
        request,
        forms.Recommend(request, subject=case),
        actions.recommend,
        case,
        title=f"Demander une suite : {case.name}",
        submit="Demander cette suite",
        said="Suite demandée : elle sera suivie.",
        back=back,
        crumbs=[*CRUMBS, (str(case.commission), back)],
    )


def finish(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Recommendation.objects.visible_to(request.actor).select_related("case__commission")
    row = get_object_or_404(rows, pk=pk)
    back = reverse("eviction:commission", args=[row.case.commission_id])
    return ask(
        request,
        forms.FinishRecommendation(request, subject=row, initial={"done_on": request.today}),
        actions.finish_recommendation,
        row,
        title=f"{capitalised(str(row))} : {row.case.name}",
        submit="Noter cette suite",
        said="Suite notée.",
        back=back,
        crumbs=[*CRUMBS, (str(row.case.commission), back)],
    )

"""Repayment plans of a household's account."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.money import NOTHING
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import done, form_page
from palier.work.arrears import actions, forms
from palier.work.arrears.models import RepaymentPlan
from palier.work.billing.models import HouseholdAccount
from palier.work.billing.reads import owed_by


def record_plan(request: ActorRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(
        HouseholdAccount.objects.visible_to(request.actor).select_related("household"), pk=pk
    )
    initial = {
        "total": max(owed_by(account, on=request.today), NOTHING) or None,
        "agreed_on": request.today,
        "first_due_on": (request.today.replace(day=1) + timedelta(days=35)).replace(day=10),
    }
    form = forms.RecordPlan(request, subject=account, initial=initial)
    if form.carry_out(actions.record_plan, account):
        return done(request, "Plan enregistré.", "billing:account", pk)
    return form_page(
        request,
        form,
        title=f"Plan d’apurement de {account.household.name}",
        submit="Enregistrer ce plan",
        back=reverse("billing:account", args=[pk]),
        crumbs=[(account.household.name, reverse("billing:account", args=[pk]))],
        lead="Le loyer courant reste dû à côté de la mensualité.",
    )


def end_plan(request: ActorRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(RepaymentPlan.objects.visible_to(request.actor), pk=pk)
    form = forms.EndPlan(request, subject=plan, initial={"ended_on": request.today})
    if form.carry_out(actions.end_plan, plan):
        return done(request, "Plan terminé.", "billing:account", plan.account_id)
    return form_page(
        request,
        form,
        title="Terminer le plan d’apurement",
        submit="Terminer ce plan",
        back=reverse("billing:account", args=[plan.account_id]),
    )

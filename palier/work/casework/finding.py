"""What the pages of a household's file share: finding it, and the way back to it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.tenancy.actors import ActorRequest
from palier.registers.people.models import Household
from palier.work.casework.models import PersonalPlan, PlanAim, PlanStep


def find(request: ActorRequest, pk: int) -> Household:
    """The household, if the actor may see its file; 404 behind the wall."""
    return get_object_or_404(Household.objects.visible_to(request.actor), pk=pk)


def crumbs(row: Household) -> list[tuple[str, str]]:
    """Households, then this one."""
    return [
        ("Ménages", reverse("people:households")),
        (row.name, reverse("people:household", args=[row.pk])),
    ]


def find_plan(request: ActorRequest, pk: int) -> PersonalPlan:
    """The plan, with who it is for and who accompanies."""
    rows = PersonalPlan.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("household", "person", "caseworker"), pk=pk)


def find_aim(request: ActorRequest, pk: int) -> PlanAim:
    """An aim of a plan."""
    rows = PlanAim.objects.visible_to(request.actor).select_related("plan__household")
    return get_object_or_404(rows, pk=pk)


def find_step(request: ActorRequest, pk: int) -> PlanStep:
    """A step of an aim."""
    rows = PlanStep.objects.visible_to(request.actor).select_related("aim__plan__household")
    return get_object_or_404(rows, pk=pk)


def plan_page(plan: PersonalPlan) -> str:
    """The address of its page."""
    return reverse("casework:plan", args=[plan.pk])

"""What the pages of a household's file share: finding it, and the way back to it."""

from django.urls import reverse

from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.work.casework.models import PersonalPlan, PlanAim, PlanStep


def crumbs(row: Household) -> list[tuple[str, str]]:
    """Households, then this one."""
    return [
        ("Ménages", reverse("people:households")),
        (row.name, reverse("people:household", args=[row.pk])),
    ]


HOUSEHOLD = Subject(
    Household,
    "menages/<int:pk>/",
    page="casework:household_together",
    under=crumbs,
)


PERSONAL_PLAN = Subject(
    PersonalPlan,
    "projets/<int:pk>/",
    fetch=("household", "person", "caseworker"),
    page="casework:plan",
    under=lambda row: crumbs(row.household),
)


PLAN_AIM = Subject(
    PlanAim,
    "objectifs/<int:pk>/",
    fetch=("plan__household",),
    page=lambda row: plan_page(row.plan),
    under=lambda row: crumbs(row.plan.household),
)


PLAN_STEP = Subject(
    PlanStep,
    "etapes/<int:pk>/",
    fetch=("aim__plan__household",),
    page=lambda row: plan_page(row.aim.plan),
    under=lambda row: crumbs(row.aim.plan.household),
)


def plan_page(plan: PersonalPlan) -> str:
    """The address of its page."""
    return reverse("casework:plan", args=[plan.pk])

from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.casework.views import aid, budget, needs, planning, plans, rights, together

app_name = "casework"
urlpatterns = [
    path("menages/<int:pk>/projets/", plans.household_plans, name="household_plans"),
    path("etapes/<int:pk>/fait/", planning.tick_step, name="tick_step"),
    path("etapes/<int:pk>/decocher/", planning.untick_step, name="untick_step"),
    path("menages/<int:pk>/besoins/", needs.household_needs, name="household_needs"),
    path("droits/", rights.rights, name="rights"),
    path("menages/<int:pk>/droits/", rights.household_rights, name="household_rights"),
    path("menages/<int:pk>/budget/", budget.household_budget, name="household_budget"),
    path("menages/<int:pk>/aides/", aid.household_aid, name="household_aid"),
    path("menages/<int:pk>/rencontres/", together.household_together, name="household_together"),
    path("documents-remis/", together.handouts, name="handouts"),
    path("documents-remis/ajouter/", together.add_handout, name="add_handout"),
    path("analyses/", together.practice_reviews, name="practice_reviews"),
    path("analyses/noter/", together.note_practice_review, name="note_practice_review"),
    *paths_of(aid, budget, needs, planning, plans, rights, together),
]

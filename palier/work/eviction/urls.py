from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.eviction.views import (
    agreements,
    commissions,
    following,
    procedures,
    sessions,
    sheets,
)

app_name = "eviction"
urlpatterns = [
    path("", procedures.procedures, name="procedures"),
    path("echeances/", following.deadlines, name="deadlines"),
    path("tableau/", following.board, name="board"),
    path("menages/<int:pk>/ouvrir/", procedures.open_procedure, name="open_procedure"),
    path("menages/<int:pk>/ou-j-en-suis/", following.where, name="where"),
    path("menages/<int:pk>/ou-j-en-suis/lettre/", following.where_pdf, name="where_pdf"),
    path("diagnostics/<int:pk>/pdf/", agreements.assessment_pdf, name="assessment_pdf"),
    path("permanences/", sessions.sessions, name="sessions"),
    path("permanences/prevoir/", sessions.plan_lawyer_session, name="plan_lawyer_session"),
    path("receptions/<int:pk>/avis/", sessions.give_advice, name="give_advice"),
    path("ccapex/", commissions.commissions, name="commissions"),
    path("ccapex/suites/", commissions.recommendations, name="recommendations"),
    path("ccapex/annee/", commissions.year, name="year"),
    path("ccapex/membres/", commissions.members, name="members"),
    path(
        "ccapex/membres/ajouter/", commissions.add_commission_member, name="add_commission_member"
    ),
    path("ccapex/convoquer/", commissions.call_commission, name="call_commission"),
    path("ccapex/situations/<int:pk>/retirer/", sheets.take_off_agenda, name="take_off_agenda"),
    *paths_of(agreements, commissions, procedures, sessions, sheets),
]

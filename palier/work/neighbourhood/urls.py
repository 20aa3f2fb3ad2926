from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.neighbourhood.views import mediations, quarters, reports

app_name = "neighbourhood"
urlpatterns = [
    path("", quarters.quarters, name="quarters"),
    path("<int:pk>/", quarters.quarter, name="quarter"),
    path("<int:pk>/mediation/", mediations.open_mediation, name="open_mediation"),
    path("<int:pk>/tournee/", reports.walk_quarter, name="walk_quarter"),
    path("<int:pk>/signaler/", reports.report_public, name="report_public"),
    path("<int:pk>/relais/", quarters.relay_to_service, name="relay_to_service"),
    path("<int:pk>/prevention/", quarters.note_prevention, name="note_prevention"),
    path("mediations/<int:pk>/rouvrir/", mediations.reopen_mediation, name="reopen_mediation"),
    path("signalements/", reports.reports, name="reports"),
    *paths_of(mediations, quarters, reports),
]

from django.urls import path

from palier.work.neighbourhood.views import mediations, quarters, reports

app_name = "neighbourhood"
urlpatterns = [
    path("", quarters.quarters, name="quarters"),
    path("<int:pk>/", quarters.quarter, name="quarter"),
    path("<int:pk>/mediation/", mediations.open_mediation, name="open_mediation"),
    path("<int:pk>/tournee/", reports.walk, name="walk"),
    path("<int:pk>/signaler/", reports.report_public, name="report_public"),
    path("<int:pk>/relais/", quarters.relay, name="relay"),
    path("<int:pk>/prevention/", quarters.note_prevention, name="note_prevention"),
    path("mediations/<int:pk>/", mediations.mediation, name="mediation"),
    path("mediations/<int:pk>/echange/", mediations.note_exchange, name="note_exchange"),
    path("mediations/<int:pk>/clore/", mediations.close_mediation, name="close_mediation"),
    path("mediations/<int:pk>/rouvrir/", mediations.reopen_mediation, name="reopen_mediation"),
    path("engagements/<int:pk>/tenu/", mediations.keep_promise, name="keep_promise"),
    path("signalements/", reports.reports, name="reports"),
    path("signalements/<int:pk>/", reports.report, name="report"),
    path("signalements/<int:pk>/transmettre/", reports.send_report, name="send_report"),
    path("signalements/<int:pk>/reponse/", reports.answer_report, name="answer_report"),
    path("signalements/<int:pk>/regler/", reports.settle_report, name="settle_report"),
    path("relais/<int:pk>/", quarters.follow_relay, name="follow_relay"),
]

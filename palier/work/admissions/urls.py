from django.urls import path

from palier.work.admissions.views import candidacies, deciding, studying

app_name = "admissions"
urlpatterns = [
    path("", candidacies.candidacies, name="candidacies"),
    path("recevoir/", candidacies.receive, name="receive"),
    path("attente/", deciding.waiting, name="waiting"),
    path("chiffres/", deciding.figures, name="figures"),
    path("commissions/", deciding.committees, name="committees"),
    path("maisons/<int:pk>/commission/", deciding.call_committee, name="call_committee"),
    path("maisons/<int:pk>/part/", deciding.reserve_quota, name="reserve_quota"),
    path("commissions/<int:pk>/", deciding.committee, name="committee"),
    path("commissions/<int:pk>/inscrire/", deciding.put_before, name="put_before"),
    path("commissions/<int:pk>/clore/", deciding.hold_committee, name="hold_committee"),
    path("<int:pk>/", candidacies.candidacy, name="candidacy"),
    path("<int:pk>/pieces/", studying.pieces, name="pieces"),
    path("<int:pk>/corriger/", studying.correct, name="correct"),
    path("<int:pk>/rattacher/", studying.link, name="link"),
    path("<int:pk>/dossier/", studying.open_file, name="open_file"),
    path("<int:pk>/decider/", studying.decide, name="decide"),
    path("<int:pk>/sans-suite/", studying.close, name="close"),
    path("<int:pk>/reprendre/", studying.reopen, name="reopen"),
    path("<int:pk>/saisie/", studying.tell_siao, name="tell_siao"),
    path("<int:pk>/proposer/", studying.offer, name="offer"),
    path("<int:pk>/si-siao/", studying.siao_sheet, name="siao_sheet"),
    path("propositions/<int:pk>/reponse/", deciding.answer, name="answer"),
]

from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.admissions.views import candidacies, deciding, figures, studying

app_name = "admissions"
urlpatterns = [
    path("", candidacies.candidacies, name="candidacies"),
    path("recevoir/", candidacies.receive_candidacy, name="receive_candidacy"),
    path("attente/", deciding.waiting, name="waiting"),
    path("chiffres/", figures.figures, name="figures"),
    path("commissions/", deciding.committees, name="committees"),
    path("maisons/<int:pk>/commission/", deciding.call_committee, name="call_committee"),
    path("maisons/<int:pk>/part/", deciding.reserve_quota, name="reserve_quota"),
    *paths_of(candidacies, deciding, studying),
]

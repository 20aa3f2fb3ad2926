from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.benefits.views import following, remittances

app_name = "benefits"
urlpatterns = [
    path("", remittances.remittances, name="remittances"),
    path("importer/", remittances.receive_remittance, name="receive_remittance"),
    path("manquent/", following.missing, name="missing"),
    path("juillet/", following.july, name="july"),
    path("contrats/<int:pk>/consigner/", following.hold_benefit_back, name="hold_benefit_back"),
    path("menages/<int:pk>/numero/", following.know_claimant, name="know_claimant"),
    path("contrats/<int:pk>/estimer/", following.estimate, name="estimate"),
    *paths_of(following, remittances),
]

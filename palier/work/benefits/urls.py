from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.benefits import views

app_name = "benefits"
urlpatterns = [
    path("", views.remittances, name="remittances"),
    path("importer/", views.receive_remittance, name="receive_remittance"),
    path("manquent/", views.missing, name="missing"),
    path("juillet/", views.july, name="july"),
    path("contrats/<int:pk>/consigner/", views.hold_benefit_back, name="hold_benefit_back"),
    path("menages/<int:pk>/numero/", views.know_claimant, name="know_claimant"),
    path("contrats/<int:pk>/estimer/", views.estimate, name="estimate"),
    *paths_of(views),
]

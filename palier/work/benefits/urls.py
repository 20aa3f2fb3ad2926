from django.urls import path

from palier.work.benefits import views

app_name = "benefits"
urlpatterns = [
    path("", views.remittances, name="remittances"),
    path("importer/", views.receive, name="receive"),
    path("manquent/", views.missing, name="missing"),
    path("juillet/", views.july, name="july"),
    path("<int:pk>/", views.remittance, name="remittance"),
    path("<int:pk>/rapprocher/", views.settle, name="settle"),
    path("<int:pk>/retirer/", views.drop, name="drop"),
    path("lignes/<int:pk>/", views.identify, name="identify"),
    path("contrats/<int:pk>/consigner/", views.hold_back, name="hold_back"),
    path("consignations/<int:pk>/lever/", views.release, name="release"),
    path("menages/<int:pk>/numero/", views.know_claimant, name="know_claimant"),
    path("contrats/<int:pk>/estimer/", views.estimate, name="estimate"),
]

from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.titles.views import holdings, titles

app_name = "titles"
urlpatterns = [
    path("prises-a-bail/", holdings.holdings, name="holdings"),
    path("prises-a-bail/enregistrer/", titles.record_holding, name="record_holding"),
    path("registre-des-mandats/", holdings.mandates, name="mandates"),
    *paths_of(holdings, titles),
]

from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.charges import views

app_name = "charges"
urlpatterns = [
    path("", views.years, name="years"),
    path("ouvrir/", views.open_charge_year, name="open_charge_year"),
    *paths_of(views),
]

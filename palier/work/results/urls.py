from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.results import views

app_name = "results"
urlpatterns = [
    path("", views.activities, name="activities"),
    path("repartir/", views.spread_section, name="spread_section"),
    *paths_of(views),
]

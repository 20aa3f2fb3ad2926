from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.hours import views

app_name = "hours"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("ajouter/", views.add_time, name="add_time"),
    path("equipe/", views.team, name="team"),
    *paths_of(views),
]

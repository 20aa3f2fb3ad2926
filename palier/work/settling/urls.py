from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.settling import views

app_name = "settling"
urlpatterns = [
    path("", views.entries, name="entries"),
    *paths_of(views),
]

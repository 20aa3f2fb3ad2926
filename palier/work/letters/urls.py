from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.letters import views

app_name = "letters"
urlpatterns = [
    path("", views.templates, name="templates"),
    path("apporter/", views.add_letter_template, name="add_letter_template"),
    *paths_of(views),
]

from django.urls import path

from palier.base.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.day, name="day"),
    path("recherche/", views.search, name="search"),
    path("mots/", views.watch_words, name="watch_words"),
    path("composants/", views.gallery, name="gallery"),
]

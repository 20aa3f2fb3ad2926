from django.urls import path

from palier.base.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.day, name="day"),
    path("recherche/", views.search, name="search"),
    path("composants/", views.gallery, name="gallery"),
]

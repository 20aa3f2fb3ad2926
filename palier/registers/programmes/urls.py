from django.urls import path

from palier.registers.programmes import views

app_name = "programmes"
urlpatterns = [
    path("", views.programmes, name="programmes"),
    path("ajouter/", views.add_programme, name="add_programme"),
    path("<int:pk>/", views.programme, name="programme"),
    path("<int:pk>/convention/", views.record_agreement, name="record_agreement"),
    path("<int:pk>/objectif/", views.set_target, name="set_target"),
]

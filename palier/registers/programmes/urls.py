from django.urls import path

from palier.registers.programmes import views

app_name = "programmes"
urlpatterns = [
    path("", views.programmes, name="programmes"),
    path("ajouter/", views.add_programme, name="add_programme"),
]

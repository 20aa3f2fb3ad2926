from django.urls import path

from palier.registers.housing import views

app_name = "housing"
urlpatterns = [
    path("", views.sites, name="sites"),
    path("ajouter/", views.add_site, name="add_site"),
    path("lieux/", views.places, name="places"),
    path("sites/<int:pk>/", views.site, name="site"),
    path("sites/<int:pk>/immeubles/ajouter/", views.add_building, name="add_building"),
    path("sites/<int:pk>/lieux/ajouter/", views.add_place, name="add_place"),
    path("lieux/<int:pk>/", views.place, name="place"),
]

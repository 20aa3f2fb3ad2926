from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.registers.housing.views import facts, growth, places

app_name = "housing"
urlpatterns = [
    path("", places.sites, name="sites"),
    path("ajouter/", places.add_site, name="add_site"),
    path("lieux/", places.places, name="places"),
    path("sites/<int:pk>/", places.site, name="site"),
    path("sites/<int:pk>/immeubles/ajouter/", places.add_building, name="add_building"),
    path("sites/<int:pk>/lieux/ajouter/", places.add_place, name="add_place"),
    path("plan/", growth.plan, name="plan"),
    path("energie/", growth.energy, name="energy"),
    path("livraisons/", growth.deliveries, name="deliveries"),
    path("livraisons/prevoir/", growth.plan_delivery, name="plan_delivery"),
    *paths_of(facts, growth, places),
]

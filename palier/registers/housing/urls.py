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
    path("plan/", views.plan, name="plan"),
    path("energie/", views.energy, name="energy"),
    path("livraisons/", views.deliveries, name="deliveries"),
    path("livraisons/prevoir/", views.plan_delivery, name="plan_delivery"),
    path("livraisons/<int:pk>/reporter/", views.move_delivery, name="move_delivery"),
    path("livraisons/<int:pk>/recevoir/", views.receive_delivery, name="receive_delivery"),
    path("lieux/<int:pk>/corriger/", views.correct_place, name="correct_place"),
    path("lieux/<int:pk>/energie/", views.rate_energy, name="rate_energy"),
    path("lieux/<int:pk>/diagnostic/", views.note_diagnostic, name="note_diagnostic"),
    path("lieux/<int:pk>/compteur/", views.place_meter, name="place_meter"),
    path("lieux/<int:pk>/cles/", views.note_keys, name="note_keys"),
    path("diagnostics/<int:pk>/lever/", views.lift_order, name="lift_order"),
    path("compteurs/<int:pk>/relever/", views.read_meter, name="read_meter"),
    path("sites/<int:pk>/quartier/", views.note_district, name="note_district"),
    path("quartiers/<int:pk>/sortie/", views.end_district, name="end_district"),
    path("lieux/<int:pk>/", views.place, name="place"),
]

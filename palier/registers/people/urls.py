from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.registers.people import body_views, life_views, merge_views, person_views, views

app_name = "people"
urlpatterns = [
    path("menages/", views.households, name="households"),
    path("menages/ouvrir/", views.open_household, name="open_household"),
    path("menages/doublons/", merge_views.possible_duplicates, name="possible_duplicates"),
    path(
        "personnes/<int:pk>/reunir/<int:other_pk>/",
        merge_views.merge_persons,
        name="merge_persons",
    ),
    path(
        "personnes/<int:pk>/distinguer/<int:other_pk>/", merge_views.tell_apart, name="tell_apart"
    ),
    path(
        "menages/<int:pk>/personnes/<int:person_pk>/deces/",
        life_views.record_death,
        name="record_death",
    ),
    path(
        "menages/<int:pk>/personnes/<int:person_pk>/deces/corriger/",
        life_views.undo_death,
        name="undo_death",
    ),
    path("personnes/<int:pk>/", person_views.someone, name="someone"),
    path("structures/", body_views.bodies, name="bodies"),
    path("structures/ajouter/", body_views.add_body, name="add_body"),
    *paths_of(body_views, life_views, merge_views, person_views, views),
]

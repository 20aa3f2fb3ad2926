from django.urls import path

from palier.registers.people import life_views, merge_views, views

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
    path("reunions/<int:pk>/defaire/", merge_views.undo_merge, name="undo_merge"),
    path("menages/<int:pk>/", views.household, name="household"),
    path("menages/<int:pk>/personnes/ajouter/", views.add_person, name="add_person"),
    path(
        "menages/<int:pk>/personnes/<int:person_pk>/corriger/",
        views.correct_person,
        name="correct_person",
    ),
    path(
        "menages/<int:pk>/membres/<int:member_pk>/depart/",
        views.end_household_membership,
        name="end_household_membership",
    ),
    path("menages/<int:pk>/protection/", life_views.record_protection, name="record_protection"),
    path("protections/<int:pk>/terminer/", life_views.end_protection, name="end_protection"),
    path("menages/<int:pk>/separation/", life_views.separate_household, name="separate_household"),
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
    path("menages/<int:pk>/clore/", life_views.close_household, name="close_household"),
    path("menages/<int:pk>/rouvrir/", life_views.reopen_household, name="reopen_household"),
    path("menages/<int:pk>/adresse/cacher/", life_views.hide_address, name="hide_address"),
    path("menages/<int:pk>/adresse/montrer/", life_views.show_address, name="show_address"),
    path("menages/<int:pk>/consultations/", views.openings, name="openings"),
    path("structures/", views.bodies, name="bodies"),
    path("structures/<int:pk>/", views.body, name="body"),
    path("structures/ajouter/", views.add_body, name="add_body"),
]

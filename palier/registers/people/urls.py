from django.urls import path

from palier.registers.people import merge_views, views

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
    path("menages/<int:pk>/consultations/", views.openings, name="openings"),
    path("structures/", views.bodies, name="bodies"),
    path("structures/ajouter/", views.add_body, name="add_body"),
]

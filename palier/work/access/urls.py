from django.urls import path

from palier.work.access import views

app_name = "access"
urlpatterns = [
    path("accueil/", views.note_visit, name="note_visit"),
    path("accueil/passages/", views.visits, name="visits"),
    path("accueil/passages/<int:pk>/", views.visit, name="visit"),
    path("accueil/passages/<int:pk>/corriger/", views.correct_visit, name="correct_visit"),
    path(
        "accueil/passages/<int:pk>/dossier/",
        views.open_file_from_visit,
        name="open_file_from_visit",
    ),
    path("accueil/passages/<int:pk>/rattacher/", views.attach_visit, name="attach_visit"),
    path("demandes/", views.requests, name="requests"),
    path("demandes/menages/<int:pk>/", views.receive_request, name="receive_request"),
    path("demandes/<int:pk>/", views.request_page, name="request"),
    path("demandes/<int:pk>/repondre/", views.answer_request, name="answer_request"),
]

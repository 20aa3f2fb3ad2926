from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.access.views import desk, requests, rounds, sessions, workshops

app_name = "access"
urlpatterns = [
    path("accueil/", desk.note_visit, name="note_visit"),
    path("accueil/attente/", desk.join_queue, name="join_queue"),
    path("accueil/attente/<int:pk>/recu/", desk.receive_waiting, name="receive_waiting"),
    path("accueil/attente/<int:pk>/reparti/", desk.leave_queue, name="leave_queue"),
    path("accueil/attente/<int:pk>/remettre/", desk.wait_again, name="wait_again"),
    path("accueil/passages/<int:pk>/recevoir/", desk.meet_visitor, name="meet_visitor"),
    path("accueil/passages/<int:pk>/a-recevoir/", desk.undo_meeting, name="undo_meeting"),
    path("accueil/deja-venu/", desk.seen_before, name="seen_before"),
    path("accueil/passages/", desk.visits, name="visits"),
    path("accueil/permanences/", sessions.sessions, name="sessions"),
    path("accueil/permanences/ouvrir/", sessions.open_session, name="open_session"),
    path("ateliers/", workshops.workshops, name="workshops"),
    path("ateliers/preparer/", workshops.plan_workshop, name="plan_workshop"),
    path("ateliers/<int:pk>/", workshops.workshop, name="workshop"),
    path("ateliers/<int:pk>/choisir/", workshops.choose_for_workshop, name="choose_for_workshop"),
    path("tournees/", rounds.rounds, name="rounds"),
    path("tournees/noter/", rounds.note_round, name="note_round"),
    path("tournees/<int:pk>/choisir/", rounds.choose_for_round, name="choose_for_round"),
    path("demandes/", requests.requests, name="requests"),
    path("orientations/", requests.referrals, name="referrals"),
    path("orientations/ce-qui-a-servi/", requests.used_offers, name="used_offers"),
    *paths_of(desk, requests, rounds, sessions, workshops),
]

from django.urls import path

from palier.work.access.views import desk, requests, sessions

app_name = "access"
urlpatterns = [
    path("accueil/", desk.note_visit, name="note_visit"),
    path("accueil/attente/", desk.join_queue, name="join_queue"),
    path("accueil/attente/<int:pk>/recu/", desk.receive_waiting, name="receive_waiting"),
    path("accueil/attente/<int:pk>/reparti/", desk.leave_queue, name="leave_queue"),
    path("accueil/deja-venu/", desk.seen_before, name="seen_before"),
    path("accueil/passages/", desk.visits, name="visits"),
    path("accueil/passages/<int:pk>/", desk.visit, name="visit"),
    path("accueil/passages/<int:pk>/corriger/", desk.correct_visit, name="correct_visit"),
    path(
        "accueil/passages/<int:pk>/dossier/",
        desk.open_file_from_visit,
        name="open_file_from_visit",
    ),
    path("accueil/passages/<int:pk>/rattacher/", desk.attach_visit, name="attach_visit"),
    path("accueil/permanences/", sessions.sessions, name="sessions"),
    path("accueil/permanences/ouvrir/", sessions.open_session, name="open_session"),
    path("accueil/permanences/<int:pk>/annuler/", sessions.cancel_session, name="cancel_session"),
    path("ateliers/", sessions.workshops, name="workshops"),
    path("ateliers/preparer/", sessions.plan_workshop, name="plan_workshop"),
    path("ateliers/<int:pk>/", sessions.workshop, name="workshop"),
    path(
        "ateliers/<int:pk>/inscrire/",
        sessions.register_for_workshop,
        name="register_for_workshop",
    ),
    path("ateliers/<int:pk>/choisir/", sessions.choose_for_workshop, name="choose_for_workshop"),
    path("ateliers/<int:pk>/presence/", sessions.fill_attendance, name="fill_attendance"),
    path("ateliers/<int:pk>/feuille/", sessions.attendance_pdf, name="attendance_pdf"),
    path("ateliers/inscriptions/<int:pk>/retirer/", sessions.unregister, name="unregister"),
    path(
        "ateliers/inscriptions/<int:pk>/suite/",
        sessions.follow_registration,
        name="follow_registration",
    ),
    path("tournees/", sessions.rounds, name="rounds"),
    path("tournees/noter/", sessions.note_round, name="note_round"),
    path("tournees/<int:pk>/", sessions.round_page, name="round"),
    path("tournees/<int:pk>/rencontre/", sessions.note_encounter, name="note_encounter"),
    path("demandes/", requests.requests, name="requests"),
    path("demandes/menages/<int:pk>/", requests.receive_request, name="receive_request"),
    path("demandes/<int:pk>/", requests.request_page, name="request"),
    path("demandes/<int:pk>/evaluer/", requests.evaluate_request, name="evaluate_request"),
    path("demandes/<int:pk>/repondre/", requests.answer_request, name="answer_request"),
    path("demandes/<int:pk>/pdf/", requests.answer_pdf, name="answer_pdf"),
    path("orientations/", requests.referrals, name="referrals"),
    path("orientations/menages/<int:pk>/", requests.refer_out, name="refer_out"),
    path(
        "orientations/<int:pk>/recue/",
        requests.acknowledge_referral,
        name="acknowledge_referral",
    ),
    path("orientations/<int:pk>/clore/", requests.close_referral, name="close_referral"),
]

from django.urls import path

from palier.work.upkeep import views
from palier.work.upkeep.views import maintenance, refits

app_name = "upkeep"
urlpatterns = [
    path("", views.requests, name="requests"),
    path("noter/", views.report, name="report"),
    path("tournee/", views.day, name="day"),
    path("tournee.js", views.worker, name="worker"),
    path("chiffres/", views.figures, name="figures"),
    path("<int:pk>/", views.request, name="request"),
    path("<int:pk>/payeur/", views.decide_payer, name="decide_payer"),
    path("<int:pk>/transmettre/", views.hand_on, name="hand_on"),
    path("<int:pk>/rapprocher/", views.group, name="group"),
    path("<int:pk>/commander/", views.order, name="order"),
    path("<int:pk>/confirmer/", views.close, name="close"),
    path("ordres/<int:pk>/approuver/", views.approve, name="approve"),
    path("ordres/<int:pk>/rendez-vous/", views.book, name="book"),
    path("ordres/<int:pk>/fait/", views.finish, name="finish"),
    path("ordres/<int:pk>/annuler/", views.cancel, name="cancel"),
    path("ordres/<int:pk>/refacturer/", maintenance.charge, name="charge"),
    path("entretien/", maintenance.maintenance, name="maintenance"),
    path("entretien/noter/", maintenance.sign_maintenance, name="sign_maintenance"),
    path("entretien/<int:pk>/", maintenance.maintenance_contract, name="maintenance_contract"),
    path("entretien/<int:pk>/terminer/", maintenance.end_maintenance, name="end_maintenance"),
    path("visites/<int:pk>/", maintenance.note_visit, name="note_visit"),
    path("compteurs/", maintenance.meters, name="meters"),
    path("stock/", maintenance.stock, name="stock"),
    path("stock/ajouter/", maintenance.add_part, name="add_part"),
    path("stock/<int:pk>/mouvement/", maintenance.move_stock, name="move_stock"),
    path("remises-en-etat/", refits.refits, name="refits"),
    path("remises-en-etat/commencer/", refits.open_refit, name="open_refit"),
    path("remises-en-etat/<int:pk>/", refits.refit, name="refit"),
    path("remises-en-etat/<int:pk>/date/", refits.plan_refit, name="plan_refit"),
    path("remises-en-etat/<int:pk>/pret/", refits.finish_refit, name="finish_refit"),
    path("reserves/", refits.reserves, name="reserves"),
    path("reserves/noter/", refits.note_reserve, name="note_reserve"),
    path("reserves/<int:pk>/lever/", refits.lift_reserve, name="lift_reserve"),
    path("contre-loyer/", refits.works, name="works"),
    path("contre-loyer/convenir/", refits.agree_works, name="agree_works"),
    path("contre-loyer/<int:pk>/faits/", refits.finish_works, name="finish_works"),
]

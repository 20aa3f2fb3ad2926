from django.urls import path

from palier.work.halting.views import grants, keeping, papers, sites, stays

app_name = "halting"
urlpatterns = [
    path("", sites.sites, name="sites"),
    path("<int:pk>/", sites.site, name="site"),
    path("<int:pk>/tarif/", keeping.set_tariff, name="set_tariff"),
    path("<int:pk>/arrivee/", stays.arrive, name="arrive"),
    path("<int:pk>/fermeture/", keeping.plan_closing, name="plan_closing"),
    path("<int:pk>/verification/", keeping.plan_check, name="plan_check"),
    path("<int:pk>/alt2/", grants.grants, name="grants"),
    path("<int:pk>/alt2/ouvrir/", grants.open_grant, name="open_grant"),
    path("fermetures/<int:pk>/annonces/", keeping.announce_closing, name="announce_closing"),
    path("fermetures/<int:pk>/annuler/", keeping.cancel_closing, name="cancel_closing"),
    path("fermetures/<int:pk>/affiche/", keeping.closing_notice, name="closing_notice"),
    path("verifications/<int:pk>/", keeping.note_check, name="note_check"),
    path("sejours/<int:pk>/", stays.stay, name="stay"),
    path("sejours/<int:pk>/recepisse/", papers.receipt, name="receipt"),
    path("sejours/<int:pk>/prepaiement/", stays.prepay, name="prepay"),
    path("prepaiements/<int:pk>/recu/", papers.prepaid_receipt, name="prepaid_receipt"),
    path("sejours/<int:pk>/facturer/", stays.bill_stay, name="bill_stay"),
    path("sejours/<int:pk>/par-erreur/", stays.undo_arrival, name="undo_arrival"),
    path("sejours/<int:pk>/depart/", stays.depart, name="depart"),
    path("alt2/<int:pk>/", grants.grant, name="grant"),
    path("alt2/<int:pk>/etat/", grants.statement, name="statement"),
    path("alt2/<int:pk>/arreter/", grants.state_grant_months, name="state_grant_months"),
    path("alt2/<int:pk>/envoi/", grants.send_grant, name="send_grant"),
    path("alt2/mois/<int:pk>/", grants.correct_month, name="correct_month"),
]

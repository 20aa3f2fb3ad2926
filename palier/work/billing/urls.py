from django.urls import path

from palier.work.billing import views

app_name = "billing"
urlpatterns = [
    path("", views.rent_runs, name="rent_runs"),
    path("preparer/", views.prepare_rent_run, name="prepare_rent_run"),
    path("<int:pk>/", views.rent_run, name="rent_run"),
    path("<int:pk>/imprimer/<int:part>/", views.print_run, name="print_run"),
    path("<int:pk>/emettre/", views.issue_rent_run, name="issue_rent_run"),
    path("preparation/<int:pk>/", views.draft, name="draft"),
    path("preparation/<int:pk>/mettre-de-cote/", views.hold_draft, name="hold_draft"),
    path("preparation/<int:pk>/reprendre/", views.release_draft, name="release_draft"),
    path("avis/", views.notices, name="notices"),
    path("avis/<int:pk>/", views.notice, name="notice"),
    path("avis/<int:pk>/pdf/", views.notice_pdf, name="notice_pdf"),
    path("avis/<int:pk>/annuler/", views.reverse_notice, name="reverse_notice"),
    path("avis/<int:pk>/quittance/", views.issue_receipt, name="issue_receipt"),
    path("quittances/<int:pk>/pdf/", views.receipt_pdf, name="receipt_pdf"),
    path("comptes/", views.accounts, name="accounts"),
    path("comptes/<int:pk>/", views.account, name="account"),
    path("comptes/<int:pk>/paiement/", views.record_payment, name="record_payment"),
    path("comptes/<int:pk>/iban/", views.know_payer, name="know_payer"),
    path("paiements/<int:pk>/annuler/", views.reverse_payment, name="reverse_payment"),
    path("depart/", views.opening, name="opening"),
    path("depart/date/", views.open_position, name="open_position"),
    path("depart/totaux/", views.tell_totals, name="tell_totals"),
    path("depart/passer/", views.post_opening, name="post_opening"),
    path("depart/annuler/", views.reverse_opening, name="reverse_opening"),
    path("depart/soldes/<int:pk>/", views.correct_opening, name="correct_opening"),
    path("propositions/", views.proposals, name="proposals"),
    path("lignes/<int:pk>/repartir/", views.split_line, name="split_line"),
    path("lignes/<int:pk>/remise/", views.match_deposit, name="match_deposit"),
    path("lignes/<int:pk>/remise/defaire/", views.undo_deposit, name="undo_deposit"),
    path("lignes/<int:pk>/affecter/", views.assign_line, name="assign_line"),
    path("contrats/<int:pk>/montant/", views.set_term, name="set_term"),
    path("montants/<int:pk>/arreter/", views.stop_term, name="stop_term"),
]

from django.urls import path

from palier.base.bank import views

app_name = "bank"
urlpatterns = [
    path("", views.lines, name="lines"),
    path("releves/", views.statements, name="statements"),
    path("importer/", views.import_statement, name="import_statement"),
    path("remises/", views.batches, name="batches"),
    path("remises/rejets/", views.reject_items, name="reject_items"),
    path("remises/<int:pk>/", views.batch, name="batch"),
    path("remises/<int:pk>/fichier/", views.batch_file, name="batch_file"),
    path("remises/<int:pk>/annuler/", views.cancel_batch, name="cancel_batch"),
    path("remises/<int:pk>/voir/", views.settle_batch, name="settle_batch"),
    path("rejets/<int:pk>/voir/", views.settle_reject, name="settle_reject"),
    path("comptes/", views.bank_accounts, name="bank_accounts"),
    path("comptes/<int:pk>/", views.complete_bank_account, name="complete_bank_account"),
    path("comptes/ajouter/", views.add_bank_account, name="add_bank_account"),
    path("attente/", views.waiting, name="waiting"),
    path("rapprochement/", views.reconciliation, name="reconciliation"),
    path(
        "comptes/<int:pk>/rapprocher/<str:month>/", views.reconcile_month, name="reconcile_month"
    ),
    path("comptes/<int:pk>/solde/", views.post_bank_opening, name="post_bank_opening"),
    path("<int:pk>/", views.line, name="line"),
    path("<int:pk>/mettre-de-cote/", views.set_line_aside, name="set_line_aside"),
    path("<int:pk>/reprendre/", views.take_line_back, name="take_line_back"),
]

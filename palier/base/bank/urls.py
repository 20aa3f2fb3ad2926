from django.urls import path

from palier.base.bank.views import accounts, batches, lines
from palier.base.ui.subjects import paths_of

app_name = "bank"
urlpatterns = [
    path("", lines.lines, name="lines"),
    path("releves/", lines.statements, name="statements"),
    path("importer/", lines.import_statement, name="import_statement"),
    path("remises/", batches.batches, name="batches"),
    path("remises/rejets/", batches.reject_items, name="reject_items"),
    path("comptes/", accounts.bank_accounts, name="bank_accounts"),
    path("comptes/ajouter/", accounts.add_bank_account, name="add_bank_account"),
    path("attente/", lines.waiting, name="waiting"),
    path("rapprochement/", lines.reconciliation, name="reconciliation"),
    *paths_of(accounts, batches, lines),
]

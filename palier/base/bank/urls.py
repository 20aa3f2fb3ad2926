from django.urls import path

from palier.base.bank import views

app_name = "bank"
urlpatterns = [
    path("", views.lines, name="lines"),
    path("releves/", views.statements, name="statements"),
    path("importer/", views.import_statement, name="import_statement"),
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

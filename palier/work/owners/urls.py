from django.urls import path

from palier.work.owners import views

app_name = "owners"
urlpatterns = [
    path("", views.dues, name="dues"),
    path("constater/", views.call_dues, name="call"),
    path("payer/", views.pay, name="pay"),
    path("dus/<int:pk>/annuler/", views.undo_due, name="undo_due"),
    path("titres/<int:pk>/echeance/", views.set_term, name="set_term"),
    path("echeances/<int:pk>/arreter/", views.stop_term, name="stop_term"),
    path("structures/<int:pk>/banque/", views.set_bank, name="set_bank"),
    path("marges/", views.margins, name="margins"),
    path("mandats/", views.mandates, name="mandates"),
    path("mandats/verser/", views.pay_principals, name="pay_principals"),
    path("mandats/<int:pk>/", views.mandate, name="mandate"),
    path("mandats/<int:pk>/depense/", views.note_expense, name="note_expense"),
    path("mandats/<int:pk>/rendre-compte/", views.render_statement, name="render"),
    path("mandats/<int:pk>/fonds/", views.retain_funds, name="retain"),
    path("mandats/<int:pk>/reprendre/", views.bring_balance, name="bring"),
    path("depenses/<int:pk>/annuler/", views.undo_expense, name="undo_expense"),
    path("comptes-rendus/<int:pk>/", views.statement_pdf, name="statement_pdf"),
]

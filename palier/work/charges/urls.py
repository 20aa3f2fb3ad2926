from django.urls import path

from palier.work.charges import views

app_name = "charges"
urlpatterns = [
    path("", views.years, name="years"),
    path("ouvrir/", views.open_year, name="open"),
    path("<int:pk>/", views.year, name="year"),
    path("<int:pk>/depense/", views.add_expense, name="add_expense"),
    path("<int:pk>/tantiemes/", views.set_shares, name="set_shares"),
    path("<int:pk>/regulariser/", views.settle, name="settle"),
    path("<int:pk>/annuler/", views.undo, name="undo"),
    path("depenses/<int:pk>/retirer/", views.remove_expense, name="remove_expense"),
    path("decomptes/<int:pk>/", views.account_pdf, name="account_pdf"),
]

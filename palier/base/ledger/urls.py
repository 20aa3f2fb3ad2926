from django.urls import path

from palier.base.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.books, name="books"),
    path("ecritures/", views.entries, name="entries"),
    path("ecritures/<int:pk>/", views.entry, name="entry"),
    path("comptes/ajouter/", views.add_account, name="add_account"),
    path("clore/", views.close_month, name="close_month"),
]

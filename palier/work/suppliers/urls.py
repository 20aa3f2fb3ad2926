from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.suppliers import views

app_name = "suppliers"
urlpatterns = [
    path("", views.invoices, name="invoices"),
    path("fournisseurs/", views.accounts, name="accounts"),
    path("deposer/", views.receive_invoice, name="receive_invoice"),
    path("saisir/", views.enter_invoice, name="enter_invoice"),
    path("payer/", views.pay_invoices, name="pay_invoices"),
    *paths_of(views),
]

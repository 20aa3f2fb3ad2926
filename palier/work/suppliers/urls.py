from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.suppliers.views import accounts, contracts, invoices, paying

app_name = "suppliers"
urlpatterns = [
    path("", invoices.invoices, name="invoices"),
    path("fournisseurs/", accounts.accounts, name="accounts"),
    path("deposer/", invoices.receive_invoice, name="receive_invoice"),
    path("saisir/", invoices.enter_invoice, name="enter_invoice"),
    path("payer/", paying.pay_invoices, name="pay_invoices"),
    path("contrats/", contracts.home_contracts, name="home_contracts"),
    path("contrats/noter/", contracts.choose_site, name="choose_site"),
    *paths_of(accounts, contracts, invoices, paying),
]

from django.urls import include, path

urlpatterns = [
    path("", include("palier.base.ui.urls")),
    path("", include("palier.base.accounts.urls")),
    path("comptabilite/", include("palier.base.ledger.urls")),
    path("encaissements/", include("palier.base.bank.urls")),
    path("", include("palier.registers.people.urls")),
    path("patrimoine/", include("palier.registers.housing.urls")),
    path("dispositifs/", include("palier.registers.programmes.urls")),
    path("registre/", include("palier.registers.rights.urls")),
    path("contrats/", include("palier.work.leases.urls")),
    path("captation/", include("palier.work.sourcing.urls")),
    path("quittancement/", include("palier.work.billing.urls")),
    path("charges/", include("palier.work.charges.urls")),
    path("aides/", include("palier.work.benefits.urls")),
    path("proprietaires/", include("palier.work.owners.urls")),
    path("accompagnements/", include("palier.work.casework.urls")),
    path("accompagnements/", include("palier.work.support.urls")),
    path("", include("palier.work.access.urls")),
    path("impayes/", include("palier.work.arrears.urls")),
    path("", include("palier.doors.exchange.urls")),
    path("documents/", include("palier.base.documents.urls")),
]

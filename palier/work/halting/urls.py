from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.halting.views import grants, keeping, papers, sites, stays

app_name = "halting"
urlpatterns = [
    path("", sites.sites, name="sites"),
    path("<int:pk>/", sites.site, name="site"),
    path("<int:pk>/tarif/", keeping.set_tariff, name="set_tariff"),
    path("<int:pk>/arrivee/", stays.arrive, name="arrive"),
    path("<int:pk>/fermeture/", keeping.plan_closing, name="plan_closing"),
    path("<int:pk>/verification/", keeping.plan_check, name="plan_check"),
    path("<int:pk>/alt2/", grants.grants, name="grants"),
    path("<int:pk>/alt2/ouvrir/", grants.open_grant, name="open_grant"),
    path("fermetures/<int:pk>/annuler/", keeping.cancel_closing, name="cancel_closing"),
    *paths_of(grants, keeping, papers, stays),
]

from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.collecting.views import collecting, refunds

app_name = "collecting"
urlpatterns = [
    path("prelevements/", collecting.collect_rents, name="collect_rents"),
    path("caisse/", collecting.till, name="till"),
    path("caisse/compter/", collecting.count_till, name="count_till"),
    path("abandons/", collecting.write_offs, name="write_offs"),
    *paths_of(collecting, refunds),
]

from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.upkeep.views import figures, maintenance, orders, refits, requests

app_name = "upkeep"
urlpatterns = [
    path("", requests.requests, name="requests"),
    path("noter/", requests.report_repair, name="report_repair"),
    path("tournee/", orders.day, name="day"),
    path("tournee.js", orders.worker, name="worker"),
    path("chiffres/", figures.figures, name="figures"),
    path("ordres/<int:pk>/approuver/", orders.approve_quote, name="approve_quote"),
    path("ordres/<int:pk>/annuler/", orders.cancel_order, name="cancel_order"),
    path(
        "ordres/<int:pk>/ne-plus-refacturer/",
        maintenance.drop_repair_charge,
        name="drop_repair_charge",
    ),
    path("entretien/", maintenance.maintenance, name="maintenance"),
    path("entretien/noter/", maintenance.sign_maintenance, name="sign_maintenance"),
    path("compteurs/", maintenance.meters, name="meters"),
    path("stock/", maintenance.stock, name="stock"),
    path("stock/ajouter/", maintenance.add_part, name="add_part"),
    path("remises-en-etat/", refits.refits, name="refits"),
    path("remises-en-etat/commencer/", refits.open_refit, name="open_refit"),
    path("reserves/", refits.reserves, name="reserves"),
    path("reserves/noter/", refits.note_reserve, name="note_reserve"),
    path("contre-loyer/", refits.works, name="works"),
    path("contre-loyer/convenir/", refits.agree_works, name="agree_works"),
    *paths_of(maintenance, orders, refits, requests),
]

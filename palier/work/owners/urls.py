from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.owners.views import dues, mandates, statements

app_name = "owners"
urlpatterns = [
    path("", dues.dues, name="dues"),
    path("constater/", dues.call_owner_dues, name="call_owner_dues"),
    path("payer/", dues.pay_owner_dues, name="pay_owner_dues"),
    path("marges/", dues.margins, name="margins"),
    path("mandats/", mandates.mandates, name="mandates"),
    path("mandats/rendre-compte/", statements.render_statements, name="render_statements"),
    path("mandats/verser/", mandates.pay_principals, name="pay_principals"),
    *paths_of(dues, mandates),
]

from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.sourcing.views import pages, verbs

app_name = "sourcing"
urlpatterns = [
    path("", pages.board, name="board"),
    path("pistes/", pages.leads, name="leads"),
    path("noter/", verbs.note_lead, name="note_lead"),
    path("campagnes/ouvrir/", verbs.open_campaign, name="open_campaign"),
    path("propositions/<int:pk>/pdf/", verbs.offer_pdf, name="offer_pdf"),
    *paths_of(pages, verbs),
]

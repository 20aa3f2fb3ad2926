from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.doors.exchange import calendar_views, views

app_name = "exchange"
urlpatterns = [
    path("reprise/", views.imports, name="imports"),
    path("reprise/documents/", views.bring_papers, name="bring_papers"),
    path("reprise/importer/", views.receive_sheet, name="receive_sheet"),
    path("agenda/adresse/", calendar_views.calendar, name="calendar"),
    path("agenda/adresse/creer/", calendar_views.open_feed, name="open_feed"),
    path("agenda/adresse/couper/", calendar_views.close_feed, name="close_feed"),
    path("agenda/<uuid:public_id>/<str:token>.ics", calendar_views.feed, name="feed"),
    *paths_of(views),
]

from django.urls import path

from palier.doors.exchange import calendar_views, views

app_name = "exchange"
urlpatterns = [
    path("reprise/", views.imports, name="imports"),
    path("reprise/documents/", views.bring_papers, name="bring_papers"),
    path("reprise/importer/", views.receive_sheet, name="receive_sheet"),
    path("reprise/<int:pk>/", views.sheet, name="sheet"),
    path("reprise/<int:pk>/lire/", views.say_how, name="say_how"),
    path("reprise/<int:pk>/qui-est-qui/", views.answer_twins, name="answer_twins"),
    path("reprise/<int:pk>/confirmer/", views.carry_out_import, name="carry_out_import"),
    path("reprise/<int:pk>/reprendre/", views.give_back_import, name="give_back_import"),
    path("reprise/<int:pk>/annuler/", views.undo_import, name="undo_import"),
    path("reprise/<int:pk>/retirer/", views.drop_sheet, name="drop_sheet"),
    path("agenda/adresse/", calendar_views.calendar, name="calendar"),
    path("agenda/adresse/creer/", calendar_views.open_feed, name="open_feed"),
    path("agenda/adresse/couper/", calendar_views.close_feed, name="close_feed"),
    path("agenda/<uuid:public_id>/<str:token>.ics", calendar_views.feed, name="feed"),
]

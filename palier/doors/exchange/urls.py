from django.urls import path

from palier.doors.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("documents/", views.bring_papers, name="bring_papers"),
    path("importer/", views.receive_sheet, name="receive_sheet"),
    path("<int:pk>/", views.sheet, name="sheet"),
    path("<int:pk>/lire/", views.say_how, name="say_how"),
    path("<int:pk>/qui-est-qui/", views.answer_twins, name="answer_twins"),
    path("<int:pk>/confirmer/", views.carry_out_import, name="carry_out_import"),
    path("<int:pk>/reprendre/", views.give_back_import, name="give_back_import"),
    path("<int:pk>/annuler/", views.undo_import, name="undo_import"),
    path("<int:pk>/retirer/", views.drop_sheet, name="drop_sheet"),
]

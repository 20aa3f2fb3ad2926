from django.urls import path

from palier.registers.programmes import views

app_name = "programmes"
urlpatterns = [
    path("", views.programmes, name="programmes"),
    path("ajouter/", views.add_programme, name="add_programme"),
    path("<int:pk>/", views.programme, name="programme"),
    path("<int:pk>/convention/", views.record_agreement, name="record_agreement"),
    path("conventions/<int:pk>/reporter/", views.set_funds_aside, name="set_funds_aside"),
    path("conventions/<int:pk>/utiliser/", views.use_dedicated_funds, name="use_funds"),
    path("fonds/<int:pk>/annuler/", views.undo_fund_move, name="undo_fund_move"),
    path("<int:pk>/objectif/", views.set_target, name="set_target"),
]

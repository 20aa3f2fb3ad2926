from django.urls import path

from palier.work.leases import views

app_name = "leases"
urlpatterns = [
    path("", views.occupancies, name="occupancies"),
    path("rediger/", views.draft_occupancy, name="draft_occupancy"),
    path("prises-a-bail/", views.holdings, name="holdings"),
    path("prises-a-bail/enregistrer/", views.record_holding, name="record_holding"),
    path("<int:pk>/", views.occupancy, name="occupancy"),
    path("<int:pk>/activer/", views.activate_occupancy, name="activate_occupancy"),
    path("<int:pk>/terminer/", views.end_occupancy, name="end_occupancy"),
    path("<int:pk>/conge/", views.give_notice_to_quit, name="give_notice_to_quit"),
    path(
        "conges/<int:pk>/retirer/", views.withdraw_notice_to_quit, name="withdraw_notice_to_quit"
    ),
    path("<int:pk>/annuler/", views.cancel_occupancy, name="cancel_occupancy"),
]

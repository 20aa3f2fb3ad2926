from django.urls import path

from palier.work.upkeep import views

app_name = "upkeep"
urlpatterns = [
    path("", views.requests, name="requests"),
    path("noter/", views.report, name="report"),
    path("tournee/", views.day, name="day"),
    path("chiffres/", views.figures, name="figures"),
    path("<int:pk>/", views.request, name="request"),
    path("<int:pk>/payeur/", views.decide_payer, name="decide_payer"),
    path("<int:pk>/transmettre/", views.hand_on, name="hand_on"),
    path("<int:pk>/rapprocher/", views.group, name="group"),
    path("<int:pk>/commander/", views.order, name="order"),
    path("<int:pk>/confirmer/", views.close, name="close"),
    path("ordres/<int:pk>/approuver/", views.approve, name="approve"),
    path("ordres/<int:pk>/rendez-vous/", views.book, name="book"),
    path("ordres/<int:pk>/fait/", views.finish, name="finish"),
    path("ordres/<int:pk>/annuler/", views.cancel, name="cancel"),
]

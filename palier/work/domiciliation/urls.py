from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.domiciliation import views

app_name = "domiciliation"
urlpatterns = [
    path("", views.register, name="register"),
    path("courrier-du-jour/", views.sort_post, name="sort_post"),
    path("<int:pk>/remettre/", views.hand_post, name="hand_post"),
    path("plis/<int:pk>/en-attente/", views.put_back_post, name="put_back_post"),
    *paths_of(views),
]

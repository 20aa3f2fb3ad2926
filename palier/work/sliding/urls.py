from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.sliding import views

app_name = "sliding"
urlpatterns = [path("glissants/", views.slides, name="slides"), *paths_of(views)]

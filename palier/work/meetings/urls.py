from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.meetings, name="meetings"),
    path("preparer/", views.call_meeting, name="call_meeting"),
    *paths_of(views),
]

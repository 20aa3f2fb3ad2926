from django.urls import path

from palier.base.documents import views

app_name = "documents"
urlpatterns = [
    path("envois/", views.messages, name="messages"),
    path("joindre/<str:about>/", views.keep_file, name="keep_file"),
    path("<int:pk>/", views.file, name="file"),
    path("<int:pk>/retirer/", views.remove_file, name="remove_file"),
]

from django.urls import path

from palier.work.arrears import views

app_name = "arrears"
urlpatterns = [
    path("comptes/<int:pk>/plan/", views.record_plan, name="record_plan"),
    path("plans/<int:pk>/terminer/", views.end_plan, name="end_plan"),
]

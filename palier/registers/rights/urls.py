from django.urls import path

from palier.registers.rights import views

app_name = "rights"
urlpatterns = [path("", views.register, name="register")]

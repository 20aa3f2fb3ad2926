from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.inventories import views

app_name = "inventories"
urlpatterns = [
    path("etats-des-lieux/<int:pk>/pdf/", views.inventory_pdf, name="inventory_pdf"),
    path("vetuste/", views.wear, name="wear"),
    path("vetuste/ecrire/", views.set_wear, name="set_wear"),
    *paths_of(views),
]

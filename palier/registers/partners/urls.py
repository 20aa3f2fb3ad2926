from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.registers.partners.views import agreements, offers

app_name = "partners"
urlpatterns = [
    path("", offers.directory, name="directory"),
    path("conventions/", agreements.agreements, name="agreements"),
    path("conventions/noter/", agreements.sign_partnership, name="sign_partnership"),
    *paths_of(offers, agreements),
]

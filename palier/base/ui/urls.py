from django.urls import path

from palier.base.ui import errand_views, kept_filters, views

app_name = "ui"
urlpatterns = [
    path("", views.day, name="day"),
    path("fichiers/", errand_views.errands, name="errands"),
    path("fichiers/<int:pk>/", errand_views.errand, name="errand"),
    path("fichiers/<int:pk>/prendre/", errand_views.take_errand, name="take_errand"),
    path("fichiers/<int:pk>/arreter/", errand_views.stop_errand, name="stop_errand"),
    path("recherche/", views.search, name="search"),
    path("filtres/garder/", kept_filters.keep_filter, name="keep_filter"),
    path("filtres/oublier/", kept_filters.forget_filter, name="forget_filter"),
    path("mots/", views.watch_words, name="watch_words"),
    path("composants/", views.gallery, name="gallery"),
]

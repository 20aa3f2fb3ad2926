from django.urls import path

from palier.base.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.books, name="books"),
    path("ecritures/", views.entries, name="entries"),
    path("ecritures/passer/", views.post_entry, name="post_entry"),
    path("ecritures/<int:pk>/", views.entry, name="entry"),
    path("ecritures/<int:pk>/contre-passer/", views.reverse_entry, name="reverse_entry"),
    path("comptes/ajouter/", views.add_account, name="add_account"),
    path("comptes/<int:pk>/", views.account, name="account"),
    path("auxiliaires/<int:pk>/", views.auxiliary, name="auxiliary"),
    path("auxiliaires/<int:pk>/lettrer/", views.letter_lines, name="letter_lines"),
    path("lettrages/<int:pk>/defaire/", views.unletter, name="unletter"),
    path("lettrer/", views.letter_by_rule, name="letter_by_rule"),
    path("sections/", views.centres, name="centres"),
    path("sections/ajouter/", views.add_centre, name="add_centre"),
    path("sections/<int:pk>/corriger/", views.correct_centre, name="correct_centre"),
    path("entites/ajouter/", views.add_entity, name="add_entity"),
    path("exercices/", views.years, name="years"),
    path("exercices/ouvrir/", views.open_year, name="open_year"),
    path("exercices/<int:pk>/", views.year, name="year"),
    path("exercices/<int:pk>/clore/", views.close_year, name="close_year"),
    path("exercices/<int:pk>/fec/", views.fec, name="fec"),
    path("clore/", views.close_month, name="close_month"),
]

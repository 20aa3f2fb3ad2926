from django.urls import path

from palier.base.ledger.views import books, entries, lettering, months, years
from palier.base.ui.subjects import paths_of

app_name = "ledger"
urlpatterns = [
    path("", books.books, name="books"),
    path("ecritures/", entries.entries, name="entries"),
    path("ecritures/passer/", entries.post_entry, name="post_entry"),
    path("comptes/ajouter/", books.add_account, name="add_account"),
    path("auxiliaires/", books.parts, name="parts"),
    path("auxiliaires/<int:pk>/", lettering.auxiliary, name="auxiliary"),
    path("lettrer/", lettering.letter_by_rule, name="letter_by_rule"),
    path("sections/", books.centres, name="centres"),
    path("sections/ajouter/", books.add_centre, name="add_centre"),
    path("entites/ajouter/", books.add_entity, name="add_entity"),
    path("exercices/", years.years, name="years"),
    path("exercices/ouvrir/", years.open_year, name="open_year"),
    path("fin-de-mois/", months.month_end, name="month_end"),
    path("fin-de-mois/ouverture/", months.settle_opening, name="settle_opening"),
    path("fin-de-mois/clore/", months.close_month, name="close_month"),
    *paths_of(books, entries, lettering, years),
]

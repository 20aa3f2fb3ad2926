from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.billing.views import (
    accounts,
    bank_lines,
    books,
    extras,
    missed,
    opening,
    paying,
    reporting,
    reviews,
    runs,
)

app_name = "billing"
urlpatterns = [
    path("", runs.rent_runs, name="rent_runs"),
    path("preparer/", runs.prepare_rent_run, name="prepare_rent_run"),
    path("revisions/", reviews.reviews, name="reviews"),
    path("revisions/faites/", reviews.reviewed, name="reviewed"),
    path("revisions/indice/", reviews.enter_index, name="enter_index"),
    path("revisions/<int:pk>/lettre/", reviews.review_letter, name="review_letter"),
    path("avis/", runs.notices, name="notices"),
    path("avis/<int:pk>/", runs.notice, name="notice"),
    path("avis/<int:pk>/pdf/", runs.notice_pdf, name="notice_pdf"),
    path("avis/<int:pk>/prestations/", runs.options_invoice, name="options_invoice"),
    path("avis/<int:pk>/annuler/", runs.reverse_notice, name="reverse_notice"),
    path("avis/<int:pk>/quittance/", runs.issue_receipt, name="issue_receipt"),
    path("comptes/", accounts.accounts, name="accounts"),
    path("depart/", opening.opening, name="opening"),
    path("depart/date/", opening.open_position, name="open_position"),
    path("depart/totaux/", opening.tell_totals, name="tell_totals"),
    path("depart/passer/", opening.post_opening, name="post_opening"),
    path("depart/annuler/", opening.reverse_opening, name="reverse_opening"),
    path("propositions/", bank_lines.proposals, name="proposals"),
    path("chiffres/", reporting.figures, name="figures"),
    path("balance-agee/", reporting.aged, name="aged"),
    path("corrections/", extras.prepare_corrections, name="prepare_corrections"),
    path("avis/<int:pk>/lettre/", extras.correction_letter, name="correction_letter"),
    path("jamais-appeles/", missed.missed, name="missed"),
    path("tiers/", paying.thirds, name="thirds"),
    path("tiers/avis/", paying.thirds_notices, name="thirds_notices"),
    path("paiements/<int:pk>/recu/", paying.payment_receipt, name="payment_receipt"),
    path("paiements/<int:pk>/imputer/", paying.reallocate, name="reallocate"),
    *paths_of(accounts, bank_lines, books, extras, opening, paying, reviews, runs),
]

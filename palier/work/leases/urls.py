from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.leases.views import (
    crowding,
    deposits,
    guarantees,
    law,
    occupancies,
    papers,
    vacancies,
)

app_name = "leases"
urlpatterns = [
    path("", occupancies.occupancies, name="occupancies"),
    path("rediger/", occupancies.draft_occupancy, name="draft_occupancy"),
    path("modeles/", papers.templates, name="templates"),
    path("modeles/<str:code>/", papers.write_template, name="write_template"),
    path("loi/<str:code>/", law.law_of_regime, name="law_of_regime"),
    path("taille-des-logements/", crowding.crowding, name="crowding"),
    path("assurances/", guarantees.proofs, name="proofs"),
    path("vacances/", vacancies.vacancies, name="vacancies"),
    path("vacances/delais/", vacancies.delays, name="delays"),
    path("vacances/<int:pk>/motif/", vacancies.note_vacancy, name="note_vacancy"),
    path(
        "depots/<int:pk>/decompte/", deposits.deposit_statement_pdf, name="deposit_statement_pdf"
    ),
    *paths_of(deposits, guarantees, law, occupancies, papers),
]

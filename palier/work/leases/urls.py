from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.leases.views import (
    deposits,
    guarantees,
    holdings,
    inventories,
    occupancies,
    papers,
    sliding,
    titles,
    vacancies,
)

app_name = "leases"
urlpatterns = [
    path("", occupancies.occupancies, name="occupancies"),
    path("rediger/", occupancies.draft_occupancy, name="draft_occupancy"),
    path("prises-a-bail/", holdings.holdings, name="holdings"),
    path("prises-a-bail/enregistrer/", titles.record_holding, name="record_holding"),
    path("registre-des-mandats/", holdings.mandates, name="mandates"),
    path("etats-des-lieux/<int:pk>/pdf/", inventories.inventory_pdf, name="inventory_pdf"),
    path("vetuste/", inventories.wear, name="wear"),
    path("vetuste/ecrire/", inventories.set_wear, name="set_wear"),
    path("modeles/", papers.templates, name="templates"),
    path("modeles/<str:code>/", papers.write_template, name="write_template"),
    path("assurances/", guarantees.proofs, name="proofs"),
    path("vacances/", vacancies.vacancies, name="vacancies"),
    path("vacances/<int:pk>/motif/", vacancies.note_vacancy, name="note_vacancy"),
    path("glissants/", sliding.slides, name="slides"),
    path(
        "depots/<int:pk>/decompte/", deposits.deposit_statement_pdf, name="deposit_statement_pdf"
    ),
    *paths_of(deposits, guarantees, holdings, inventories, occupancies, papers, sliding, titles),
]

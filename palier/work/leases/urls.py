from django.urls import path

from palier.work.leases import views

app_name = "leases"
urlpatterns = [
    path("", views.occupancies, name="occupancies"),
    path("rediger/", views.draft_occupancy, name="draft_occupancy"),
    path("prises-a-bail/", views.holdings, name="holdings"),
    path("prises-a-bail/enregistrer/", views.record_holding, name="record_holding"),
    path("prises-a-bail/<int:pk>/", views.holding, name="holding"),
    path("prises-a-bail/<int:pk>/signer/", views.sign_holding, name="sign_holding"),
    path("prises-a-bail/<int:pk>/abandonner/", views.cancel_holding, name="cancel_holding"),
    path("prises-a-bail/<int:pk>/avenant/", views.amend_holding, name="amend_holding"),
    path("prises-a-bail/<int:pk>/plafond/", views.set_convention, name="set_convention"),
    path("prises-a-bail/<int:pk>/negociation/", views.note_talks, name="note_talks"),
    path("prises-a-bail/<int:pk>/renouveler/", views.renew_holding, name="renew_holding"),
    path("prises-a-bail/<int:pk>/terminer/", views.end_holding, name="end_holding"),
    path("prises-a-bail/<int:pk>/inscrire/", views.register_mandate, name="register_mandate"),
    path("prises-a-bail/<int:pk>/clause/", views.set_repair_share, name="set_repair_share"),
    path("clauses/<int:pk>/retirer/", views.drop_repair_share, name="drop_repair_share"),
    path("registre-des-mandats/", views.mandates, name="mandates"),
    path("<int:pk>/", views.occupancy, name="occupancy"),
    path("<int:pk>/activer/", views.activate_occupancy, name="activate_occupancy"),
    path("<int:pk>/terminer/", views.end_occupancy, name="end_occupancy"),
    path("<int:pk>/conge/", views.give_notice_to_quit, name="give_notice_to_quit"),
    path(
        "conges/<int:pk>/retirer/", views.withdraw_notice_to_quit, name="withdraw_notice_to_quit"
    ),
    path("<int:pk>/etat-des-lieux/", views.start_inventory, name="start_inventory"),
    path("etats-des-lieux/<int:pk>/", views.inventory, name="inventory"),
    path("etats-des-lieux/<int:pk>/remplir/", views.fill_inventory, name="fill_inventory"),
    path("etats-des-lieux/<int:pk>/signer/", views.sign_inventory, name="sign_inventory"),
    path(
        "etats-des-lieux/<int:pk>/completer/", views.complete_inventory, name="complete_inventory"
    ),
    path("etats-des-lieux/<int:pk>/chiffrer/", views.charge_damage, name="charge_damage"),
    path("etats-des-lieux/<int:pk>/pdf/", views.inventory_pdf, name="inventory_pdf"),
    path("vetuste/", views.wear, name="wear"),
    path("vetuste/ecrire/", views.set_wear, name="set_wear"),
    path("glissants/", views.slides, name="slides"),
    path("<int:pk>/glisser/", views.open_slide, name="open_slide"),
    path("glissants/<int:pk>/", views.slide, name="slide"),
    path("glissants/<int:pk>/bilan/", views.hold_slide_review, name="hold_slide_review"),
    path("glissants/<int:pk>/prefet/", views.note_landlord_answer, name="note_landlord_answer"),
    path("glissants/<int:pk>/glisser/", views.slide_lease, name="slide_lease"),
    path("glissants/<int:pk>/terminer/", views.end_slide, name="end_slide"),
    path("glissants/<int:pk>/suivi/", views.follow_slide, name="follow_slide"),
    path("bilans/<int:pk>/pdf/", views.slide_review_pdf, name="slide_review_pdf"),
    path("<int:pk>/depot/", views.ask_deposit, name="ask_deposit"),
    path("depots/<int:pk>/encaisser/", views.receive_deposit, name="receive_deposit"),
    path("depots/<int:pk>/cles/", views.note_keys_back, name="note_keys_back"),
    path("depots/<int:pk>/retenue/", views.add_deduction, name="add_deduction"),
    path("depots/<int:pk>/rendre/", views.settle_deposit, name="settle_deposit"),
    path("depots/<int:pk>/decompte/", views.deposit_statement_pdf, name="deposit_statement_pdf"),
    path("retenues/<int:pk>/retirer/", views.remove_deduction, name="remove_deduction"),
    path("versements/<int:pk>/recu/", views.deposit_receipt_pdf, name="deposit_receipt_pdf"),
    path("<int:pk>/annuler/", views.cancel_occupancy, name="cancel_occupancy"),
]

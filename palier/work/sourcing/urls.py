from django.urls import path

from palier.work.sourcing import views

app_name = "sourcing"
urlpatterns = [
    path("", views.board, name="board"),
    path("pistes/", views.leads, name="leads"),
    path("noter/", views.note_lead, name="note_lead"),
    path("campagnes/ouvrir/", views.open_campaign, name="open_campaign"),
    path("pistes/<int:pk>/", views.lead, name="lead"),
    path("pistes/<int:pk>/corriger/", views.correct_lead, name="correct_lead"),
    path("pistes/<int:pk>/echange/", views.note_lead_contact, name="note_lead_contact"),
    path("pistes/<int:pk>/visite/", views.visit_dwelling, name="visit_dwelling"),
    path("pistes/<int:pk>/proposition/", views.make_offer, name="make_offer"),
    path("pistes/<int:pk>/signer/", views.sign_lead, name="sign_lead"),
    path("pistes/<int:pk>/sans-suite/", views.lose_lead, name="lose_lead"),
    path("pistes/<int:pk>/rouvrir/", views.reopen_lead, name="reopen_lead"),
    path("propositions/<int:pk>/accord/", views.accept_offer, name="accept_offer"),
    path("propositions/<int:pk>/pdf/", views.offer_pdf, name="offer_pdf"),
]

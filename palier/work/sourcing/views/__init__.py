"""The board of leads, each lead's page, and their verbs."""

from palier.work.sourcing.views.pages import board, lead, leads
from palier.work.sourcing.views.verbs import (
    accept_offer,
    correct_lead,
    lose_lead,
    make_offer,
    note_lead,
    note_lead_contact,
    offer_pdf,
    open_campaign,
    reopen_lead,
    sign_lead,
    visit_dwelling,
)

from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.residences.views import (
    figures,
    incidents,
    living,
    logbook,
    opening,
    residents,
    rules,
    staying,
    together,
    tonight,
)

app_name = "residences"
urlpatterns = [
    path("", tonight.all_houses, name="all_houses"),
    path("<int:pk>/", tonight.house, name="house"),
    path("<int:pk>/semaines/", tonight.calendar, name="calendar"),
    path("chiffres/", figures.figures, name="figures"),
    path("<int:pk>/occupation/", figures.of_house, name="filling"),
    path("<int:pk>/changements/", figures.turns, name="turns"),
    path("<int:pk>/cahier/", logbook.logbook, name="logbook"),
    path("<int:pk>/cahier/ecrire/", logbook.write_log, name="write_log"),
    path("presences/", logbook.planning, name="planning"),
    path("presences/planifier/", logbook.plan_shift, name="plan_shift"),
    path("presences/<int:pk>/retirer/", logbook.remove_shift, name="remove_shift"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("<int:pk>/incident/", incidents.note_incident, name="note_incident"),
    path("incidents/<int:pk>/rouvrir/", incidents.reopen_incident, name="reopen_incident"),
    path("residents/<int:pk>/", residents.resident, name="resident"),
    path("residents/<int:pk>/heberger/", staying.host_guest, name="host_guest"),
    path("residents/<int:pk>/absence/", staying.note_absence, name="note_absence"),
    path("residents/<int:pk>/prevenir/", staying.note_urgent_contact, name="note_urgent_contact"),
    path(
        "prevenir/<int:pk>/retirer/", staying.remove_urgent_contact, name="remove_urgent_contact"
    ),
    path("residents/<int:pk>/entree/", staying.enter_room, name="enter_room"),
    path("<int:pk>/vivre-ensemble/", living.living, name="living"),
    path("<int:pk>/activites/proposer/", together.plan_activity, name="plan_activity"),
    path("<int:pk>/nuit/", together.take_roll, name="take_roll"),
    path("nuits/<int:pk>/recompter/", together.drop_roll, name="drop_roll"),
    path("<int:pk>/tableau/", together.board, name="board"),
    path("<int:pk>/tableau/afficher/", together.pin_notice, name="pin_notice"),
    path("affiches/<int:pk>/retirer/", together.unpin_notice, name="unpin_notice"),
    path("<int:pk>/prestations/fixer/", together.set_service, name="set_service"),
    path(
        "prestations/servies/<int:pk>/retirer/",
        staying.drop_service_use,
        name="drop_service_use",
    ),
    path("<int:pk>/reglement/", rules.rules, name="rules"),
    path("<int:pk>/reglement/ecrire/", rules.write_rules, name="write_rules"),
    path("<int:pk>/ouverture/", opening.opening, name="opening"),
    path("<int:pk>/ouverture/preparer/", opening.plan_opening, name="plan_opening"),
    path("<int:pk>/type/", opening.change_house_kind, name="change_house_kind"),
    *paths_of(incidents, logbook, opening, rules, staying, together),
]

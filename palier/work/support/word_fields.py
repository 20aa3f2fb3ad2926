"""The fields that a funder’s Word document may ask for, and what of a review fills each."""

FIELDS = {
    "demande": "asked",
    "objectifs": "aims",
    "actions": "done",
    "resultats": "results",
    "suite": "follow_up",
    "avis_du_menage": "person_words",
}
FACTS = {
    "menage": "household",
    "dispositif": "programme",
    "prestation": "service",
    "volet": "goal",
    "prescripteur": "prescriber",
    "mandat": "mandate_number",
    "referent": "referrer",
    "debut": "starts_on",
    "fin": "ends_on",
    "motif_de_fin": "end_reason",
    "destination": "destination",
    "mois_mandates": "months_mandated",
    "mois_commences": "months_started",
    "mois_suspendus": "months_suspended",
    "rencontres": "meetings",
    "visites_a_domicile": "home_visits",
    "annee": "year",
    "menages_accompagnes": "households",
    "entrees": "entries",
    "sorties": "exits",
}
OTHERS = {"association", "date_du_bilan"}
KNOWN = set(FIELDS) | set(FACTS) | OTHERS

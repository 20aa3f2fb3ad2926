"""What an association decides for itself of its social work."""

from palier.base.tenancy.figures import Declared, declare_figure

WEIGHT = {
    "light": "support.weight_light",
    "usual": "support.weight_usual",
    "strong": "support.weight_strong",
}

for _declared in (
    Declared("support.weight_light", "Poids d’une mesure légère", "number", "0.5"),
    Declared(
        "support.weight_usual",
        "Poids d’une mesure habituelle",
        "number",
        "1",
        "La file active d’une personne est la somme des poids de ses mesures.",
    ),
    Declared("support.weight_strong", "Poids d’une mesure soutenue", "number", "2"),
    Declared(
        "support.quiet_days",
        "Sans nouvelles après, en jours",
        "number",
        "30",
        "Un ménage sans aucune note depuis ce nombre de jours est signalé à son référent.",
        most=3650,
    ),
    Declared(
        "support.post_entry_least",
        "Accompagnement après l’entrée, en mois pour commencer",
        "number",
        "3",
        "Appel à projets « Logements HLM accompagnés » : de 3 à 9 mois. Il se renouvelle ensuite, "
        "en disant pourquoi.",
        least=1,
        most=60,
    ),
    Declared(
        "support.post_entry_most",
        "Accompagnement après l’entrée, en mois au plus",
        "number",
        "9",
        "Appel à projets « Logements HLM accompagnés » : de 3 à 9 mois.",
        least=1,
        most=60,
    ),
    Declared(
        "support.avdl_most",
        "AVDL, en mois au plus",
        "number",
        "12",
        "Durée d’usage ; au-delà, le renouvellement est signalé, jamais interdit.",
    ),
):
    declare_figure(_declared)

"""What the gallery of components shows: invented people, figures that add up."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from palier.base.ui.shell import Moment, Step, Todo


def context(today: date) -> dict[str, Any]:
    """The examples of the gallery, around today."""
    day = timedelta(days=1)
    return {
        "title": "Les composants de Palier",
        "todos": [
            Todo("Attestation d’assurance", "#", "Expire dans 7 jours", today + 7 * day),
            Todo("Pièces pour la C2S", "#", "À réunir avec la personne", today + 20 * day),
            Todo("Examen avec le bailleur", "#", "Elle y vient", today + 60 * day),
        ],
        "moments": [
            Moment(today, 3, "Rendez-vous chez elle", "#", "Budget du mois", "calendar", "info"),
            Moment(
                today - 14 * day,
                2,
                "212,00 € reçus, avis réglé",
                "#",
                "438,00 + 61,00 − 287,00 = 212,00 €",
                "banknotes",
                "ok",
            ),
            Moment(
                today - 27 * day,
                1,
                "Note secrète de Samira B.",
                "#",
                "",
                "lock-closed",
                "bad",
                "",
                "Peuvent la lire : Samira B. et Karim T.",
            ),
        ],
        "steps": [
            Step(
                "stay",
                "Hébergée à l’hôtel",
                today - 740 * day,
                today - 510 * day,
                "Hôtel du Cours",
                "",
                "moon",
            ),
            Step("event", "Premier accueil", today - 620 * day),
            Step("measure", "Mesure AVDL", today - 600 * day, today - 235 * day, "", "", "map"),
            Step(
                "stay",
                "Sous-location, T3",
                today - 510 * day,
                None,
                "14 rue des Oliviers",
                "",
                "key",
            ),
            Step(
                "wish", "« un bail à mon nom »", today + 40 * day, None, "Ce que veut Mme Diallo"
            ),
        ],
        "amounts": [
            ("Loyer", Decimal("438.00")),
            ("Charges", Decimal("61.00")),
            ("Aide au logement", Decimal("-287.00")),
        ],
        "net": Decimal("212.00"),
        "tones": [
            ("ok", "À jour"),
            ("wait", "À venir"),
            ("bad", "En retard"),
            ("info", "À savoir"),
        ],
        "today": today,
    }

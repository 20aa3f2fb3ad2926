"""The papers that are asked of a household, and how long each usually holds."""

from dataclasses import dataclass
from datetime import date

from palier.law.dates import add_months


@dataclass(frozen=True)
class Kind:
    """A paper by its code; `months` it usually holds, to be said otherwise on each (à vérifier)."""

    label: str
    months: int | None = None

    def usually_until(self, received_on: date) -> date | None:
        """The first day on which it usually no longer holds."""
        return add_months(received_on, self.months) if self.months else None


KINDS: dict[str, Kind] = {
    "identity": Kind("pièce d’identité"),
    "resources": Kind("ressources des trois derniers mois", 3),
    "tax": Kind("dernier avis d’imposition", 12),
    "situation": Kind("évaluation sociale ou fiche de situation", 6),
    "request": Kind("attestation de demande de logement social", 12),
    "student": Kind("certificat de scolarité ou contrat d’apprentissage", 12),
    "employer": Kind("attestation de l’employeur", 12),
    "bank": Kind("RIB"),
    "family": Kind("livret de famille ou acte de naissance"),
}

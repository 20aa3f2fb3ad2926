"""The offer that an owner takes home."""

from palier.base.documents.sheets import Bullet, Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, in_digits, plural
from palier.law import loc_avantages
from palier.work.sourcing.models import OwnerOffer
from palier.work.sourcing.simulating import Simulation, simulate


def offer_pdf(offer: OwnerOffer) -> bytes:
    """The home, the rent, what the owner is guaranteed, a year in figures and what it rests on."""
    lead, told = offer.lead, simulate(offer)
    at = ", ".join(filter(None, [lead.street, f"{lead.postcode} {lead.town}".strip()]))
    sheet = Sheet(
        "Proposition pour votre logement",
        [
            Section(
                "Le logement",
                pairs=[
                    ("Adresse", at),
                    ("Type et surface", f"{lead.size}, {in_digits(offer.surface)} m²"),
                    ("Étiquette énergie", lead.energy_rating or "à fournir"),
                ],
            ),
            Section(
                "Ce que nous vous proposons",
                pairs=[
                    ("Forme", offer.get_kind_display()),
                    ("Loyer", f"{euros(offer.rent)} par mois, hors charges"),
                    ("Durée", plural(offer.years, "an", "ans")),
                    *([("Loc’Avantages", offer.get_level_display())] if offer.level else []),
                    *(
                        [("Honoraires", f"{in_digits(offer.fee_percent)} % des loyers encaissés")]
                        if offer.fee_percent
                        else []
                    ),
                ],
            ),
            Section(
                "Ce qui vous est garanti",
                lines=[
                    Bullet(line.strip()) for line in offer.guarantee.splitlines() if line.strip()
                ],
            ),
            Section(
                "Une année, en euros",
                heads=["", "Avec nous", "Au marché"],
                rows=[[label, ours, market] for label, ours, market in rows_of(told)],
                widths=[6, 3, 3],
            ),
            *([_works(offer, told)] if offer.works_cost else []),
        ],
        lead=f"Le {day_in_words(offer.on)}",
        addressee=[lead.owner_name],
        signatures=[Signature("Le propriétaire"), Signature(f"Pour {offer.organisation.name}")],
        note=_note(offer),
    )
    return sheet_pdf(offer, offer.organisation, sheet)


def rows_of(told: Simulation) -> list[tuple[str, str, str]]:
    """The workings of a year, line by line: with us, at the market."""
    lines = [
        ("Loyers de l’année", told.yearly_rent, told.at_market),
        ("Réduction d’impôt", told.reduction, None),
        (f"Prime de l’Anah, répartie sur {told.years} ans", told.yearly_premium, None),
        (f"Travaux offerts, répartis sur {told.years} ans", told.yearly_works, None),
        ("Honoraires de gestion", -told.fee, None),
    ]
    rows = [
        (label, euros(ours), euros(market) if market is not None else "")
        for label, ours, market in lines
        if ours or market
    ]
    return [*rows, ("Ce que l’année rapporte", euros(told.with_us), euros(told.at_market))]


def _works(offer: OwnerOffer, told: Simulation) -> Section:
    gain = told.market - told.rent
    even = (
        f"Le loyer plus bas ({euros(gain)} par mois) les compense en {told.works_months} mois."
        if told.works_months
        else ""
    )
    return Section(
        "Les travaux",
        text=f"{offer.works or 'Travaux'} : {euros(offer.works_cost)}, à notre charge. {even}".strip(),
    )


def _note(offer: OwnerOffer) -> str:
    said = (
        "Estimation, sans valeur d’engagement fiscal. Le marché suppose douze mois loués et payés."
    )
    if offer.level:
        said += (
            f" Réduction d’impôt : {loc_avantages.source()}, dans la limite de 10 000 € par an."
        )
    return said

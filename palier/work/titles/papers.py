"""The paper of a mandate of management: what an owner signs, with what is left to complete."""

from datetime import date

from palier.base.documents.sheets import HOLE, Bullet, Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, in_digits
from palier.registers.housing.actions import address_of
from palier.work.titles.models import Holding, MandateEntry
from palier.work.titles.reads import books_of

LAW = (
    "Code civil, art. 1984 à 2010 ; loi n° 70-9 du 2 janvier 1970, art. 3, 6 et 7 ; décret n° "
    "72-678, art. 64 à 66. Une association agréée pour l’intermédiation locative peut être tenue "
    "autrement : à vérifier avec un juriste."
)
USUAL_POWERS = (
    "Louer, renouveler et donner congé aux conditions convenues ; faire les états des lieux ; "
    "appeler et encaisser loyers, charges, dépôts et aides ; délivrer quittances ; tenir les charges "
    "et leur régularisation ; faire les réparations urgentes et celles que le mandant a acceptées ; "
    "agir pour le recouvrement."
)


def mandate_pdf(holding: Holding, on: date) -> bytes:
    """The mandate as it would be signed, or as it runs, on a day."""
    sheet = mandate_sheet(holding, on)
    return sheet_pdf(holding, holding.organisation, sheet, entity=books_of(holding))


def mandate_sheet(holding: Holding, on: date) -> Sheet:
    """Each mention that the law asks of a mandate of management; what nobody knows is a hole."""
    entry = MandateEntry.objects.filter(holding=holding).first()
    signed_on = entry.signed_on if entry else holding.signed_on
    signed = f"Signé le {day_in_words(signed_on)}." if signed_on else ""
    return Sheet(
        "Mandat de gestion",
        [
            _parties(holding, entry),
            _homes(holding),
            Section(
                "Les pouvoirs donnés",
                text=f"{(holding.powers or USUAL_POWERS).rstrip('. ')}. Le mandataire est expressément autorisé à "
                "recevoir des fonds pour le compte du mandant.",
            ),
            Section("La durée", text=_duration(holding)),
            Section("La rémunération", text=_fee(holding)),
            Section(
                "Les fonds et les comptes",
                text="Les sommes encaissées restent distinctes de celles du mandataire. Un compte "
                "rendu dit ce qui est encaissé, dépensé, retenu et versé, au moins une fois par an. "
                f"Le solde est versé chaque mois, sur le compte : {HOLE}.",
            ),
            *_convention(holding),
            Section(
                "Assurance et garantie financière", text=f"Compagnie, numéro, montant : {HOLE}."
            ),
            Section(
                "Annexes",
                lines=[
                    Bullet("Titre de propriété ou attestation"),
                    Bullet("Dossier de diagnostic technique", "Loi n° 89-462, art. 3-3"),
                    Bullet("Qui paie quoi des réparations", "Page du titre"),
                ],
            ),
        ],
        lead=" ".join(
            filter(
                None,
                [
                    f"Registre des mandats, n° {entry.number}."
                    if entry
                    else f"Registre des mandats : {HOLE}.",
                    holding.reference,
                    signed or f"Projet du {day_in_words(on)}.",
                ],
            )
        ),
        signatures=[
            Signature(f"Le mandant, {holding.owner.name}"),
            Signature(f"Pour {books_of(holding).name_on_papers}"),
        ],
        note=LAW,
    )


def _parties(holding: Holding, entry: MandateEntry | None) -> Section:
    organisation, entity = holding.organisation, books_of(holding)
    where = ", ".join(
        filter(None, [organisation.street, f"{organisation.postcode} {organisation.town}".strip()])
    )
    owner = holding.owner
    principal = entry.principal if entry else f"{owner.name}, {owner.town or HOLE}"
    return Section(
        "Entre",
        pairs=[
            ("Le mandant", principal),
            ("Le mandataire", ", ".join(filter(None, [entity.name_on_papers, where]))),
            ("Son SIREN", entity.siren or HOLE),
            (
                "Ses agréments, sa carte",
                (organisation.approvals if entity.is_main else "") or HOLE,
            ),
        ],
    )


def _homes(holding: Holding) -> Section:
    held = holding.places.select_related("place__site").order_by("place__label", "pk")
    return Section(
        "Les logements",
        heads=["Logement", "Adresse", "Surface"],
        rows=[
            [
                row.place.label,
                address_of(row.place),
                f"{in_digits(row.place.surface)} m²" if row.place.surface else HOLE,
            ]
            for row in held
        ],
        widths=[3, 5, 2],
    )


def _duration(holding: Holding) -> str:
    """Bounded in time, or it is void (loi n° 70-9, art. 7)."""
    end = day_in_words(holding.last_on) if holding.last_on else HOLE
    notice = f"{holding.notice_months} mois" if holding.notice_months is not None else HOLE
    return (
        f"Du {day_in_words(holding.starts_on)} au {end}. Chacun peut y mettre fin en prévenant "
        f"{notice} avant, par lettre recommandée. Un mandat sans limite de temps est nul."
    )


def _fee(holding: Holding) -> str:
    if holding.fee_percent is None:
        return f"{HOLE}. Rien d’autre n’est perçu."
    return (
        f"{in_digits(holding.fee_percent)} % des sommes encaissées, à la charge du mandant, pris sur "
        "ces sommes. Rien d’autre n’est perçu."
    )


def _convention(holding: Holding) -> list[Section]:
    if not holding.convention:
        return []
    words = f"Logement conventionné : {holding.get_convention_display()}"
    if holding.convention_ends_on:
        words += f", jusqu’au {day_in_words(holding.convention_ends_on)}"
    ceiling = f" Loyer plafond : {euros(holding.rent_ceiling)}." if holding.rent_ceiling else ""
    return [Section("La convention", text=f"{words}.{ceiling}")]

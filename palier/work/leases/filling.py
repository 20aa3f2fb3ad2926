"""What is known of a contract, as its text tells it; what nobody knows stays to be completed."""

from datetime import date

from palier.base.documents.sheets import HOLE
from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words, in_digits
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import entity_of
from palier.law.dates import add_months
from palier.law.deposits import deposit_source
from palier.registers.housing.actions import address_of
from palier.registers.housing.models import Diagnostic, EnergyRating
from palier.registers.housing.reads import rating_on
from palier.work.leases.asking import Amounts, amounts_of
from palier.work.leases.models import Occupancy, OccupancyParty, OccupancyState, SecurityDeposit
from palier.work.leases.reads import ceiling_of, sublet_ceiling_of
from palier.work.titles.models import Holding

TO_JOIN = (
    Diagnostic.Kind.RISKS,
    Diagnostic.Kind.LEAD,
    Diagnostic.Kind.ASBESTOS,
    Diagnostic.Kind.GAS,
    Diagnostic.Kind.POWER,
    Diagnostic.Kind.NOISE,
)
FORMER_RENT_MONTHS = 18  # loi n° 89-462, art. 3, 7°


def known_words(occupancy: Occupancy, on: date) -> dict[str, str]:
    """Every word of a template and what it stands for on a day."""
    organisation, place = occupancy.organisation, occupancy.main_place
    entity = entity_of(occupancy.site)
    parties = list(occupancy.parties.select_related("person").order_by("-role", "pk"))
    names = {
        role: ", ".join(str(p.person) for p in parties if p.role == role)
        for role in OccupancyParty.Role.values
    }
    everyone = ", ".join(str(party.person) for party in parties)
    surface = f"{in_digits(place.surface)} m²" if place.surface else ""
    told = amounts_of(occupancy, max(on, occupancy.starts_on))
    rating = rating_on([place.pk], on).get(place.pk)
    nature = ", ".join(filter(None, [capitalised(place.get_kind_display()), place.size, surface]))
    return {
        "association": entity.name_on_papers,
        "bailleur": _lessor(occupancy, entity),
        "adresse_association": f"{organisation.street}, {organisation.postcode} {organisation.town}".strip(
            ", "
        ),
        "agrement": organisation.approvals if entity.is_main else HOLE,
        "titulaires": names["signatory"] or occupancy.household.name,
        "occupants": everyone,
        "lieu": f"{place.site.name}, {place.label}",
        "adresse": address_of(place),
        "nature": nature + (", meublé" if occupancy.is_furnished else ""),
        "entree": day_in_words(occupancy.starts_on),
        "duree": _duration(occupancy),
        "proprietaire": occupancy.holding.owner.name if occupancy.holding else "",
        "montants": _amounts(occupancy, told),
        "depot": _deposit(occupancy),
        "revision": _review(occupancy),
        "admission": place.site.admission or HOLE,
        "energie": _energy(rating),
        "plafond": _ceiling(occupancy, on),
        "dernier_loyer": _former_rent(occupancy),
        "premier": f"Pour un mois entier : {euros(told.total)}." if told.total else f"{HOLE}.",
        "echeance": f"Paiement chaque mois, au plus tard le {organisation.due_day}.",
        "charges": _charges(occupancy),
        "solidarite": _solidarity(parties),
        "diagnostics": _diagnostics(occupancy, rating, on),
    }


def _lessor(occupancy: Occupancy, entity: LegalEntity) -> str:
    """The association, or its legal entity that lets; under a mandate, the owner represented."""
    organisation, holding = occupancy.organisation, occupancy.holding
    us = f"{entity.name_on_papers}, {organisation.street}, {organisation.postcode} {organisation.town}"
    us = us.replace(", , ", ", ").rstrip(", ")
    if holding is not None and holding.kind == Holding.Kind.MANDATE:
        return f"{holding.owner.name}, représenté par {us}"
    return us


def _duration(occupancy: Occupancy) -> str:
    if occupancy.term_on is None:
        return "indéterminée"
    months = (occupancy.term_on.year - occupancy.starts_on.year) * 12
    months += occupancy.term_on.month - occupancy.starts_on.month
    if months and months % 12 == 0:
        return "un an" if months == 12 else f"{months // 12} ans"
    return f"{months} mois" if months else f"jusqu’au {day_in_words(occupancy.term_on)}"


def _amounts(occupancy: Occupancy, told: Amounts) -> str:
    law = occupancy.law
    parts = [f"{capitalised(law.paid)} : {euros(told.rent)}"] if told.rent else []
    if told.charges:
        kind = "au forfait" if law.flat_charges else "provision régularisée chaque année"
        parts.append(f"charges : {euros(told.charges)} ({kind})")
    if told.services:
        parts.append(f"prestations : {euros(told.services)}")
    if told.benefit:
        parts.append(f"aide au logement attendue : {euros(told.benefit)}")
    if parts:
        return ", ".join(parts) + "."
    return "" if occupancy.regime == "shelter" else f"{capitalised(law.paid)} : {HOLE}."


def _deposit(occupancy: Occupancy) -> str:
    deposit = SecurityDeposit.objects.filter(occupancy=occupancy).first()
    if deposit is None:
        return "Aucun dépôt n’est demandé."
    source = deposit_source(occupancy.regime, furnished=occupancy.is_furnished)
    return f"{euros(deposit.amount)} ({source})."


def _review(occupancy: Occupancy) -> str:
    if occupancy.index_quarter is None:
        return "Le loyer n’est pas révisé : ce bail n’a pas de clause de révision."
    nth = "1er" if occupancy.index_quarter == 1 else f"{occupancy.index_quarter}e"
    return (
        f"Une fois par an, à la date anniversaire, selon l’indice de référence des loyers du {nth} "
        "trimestre. Elle vaut à compter de la demande."
    )


def _energy(rating: EnergyRating | None) -> str:
    if rating is None:
        return f"Classe énergie : {HOLE}."
    measured = [
        f"{rating.energy} kWh d’énergie primaire" if rating.energy is not None else "",
        f"{rating.gas} kg de CO₂" if rating.gas is not None else "",
    ]
    each_year = " et ".join(filter(None, measured))
    made = f"Classe {rating.letter}, diagnostic du {day_in_words(rating.made_on)}"
    return f"{made} : {each_year} par m² et par an." if each_year else f"{made}."


def _ceiling(occupancy: Occupancy, on: date) -> str:
    """The most rent, where the law or a convention sets one."""
    agreed, head = ceiling_of(occupancy, on), sublet_ceiling_of(occupancy)
    if agreed is not None:
        return f"Plafond de la convention : {euros(agreed)} par mois, sans les charges."
    if head is not None:
        return f"Au prix du bail principal, le loyer ne dépasse pas {euros(head)} par mois."
    if occupancy.regime == "art8_sublease":
        return f"Loyer au mètre carré du bail principal, jamais dépassé : {HOLE}."
    return f"Plafond : {HOLE}." if occupancy.regime == "conventioned_sublease" else ""


def _former_rent(occupancy: Occupancy) -> str:
    """What the tenant before paid, if they left within eighteen months (loi 89-462, art. 3, 7°)."""
    former = (
        Occupancy.objects.filter(
            main_place=occupancy.main_place_id,
            state=OccupancyState.ENDED,
            period__endswith__lte=occupancy.starts_on,
            period__endswith__gt=add_months(occupancy.starts_on, -FORMER_RENT_MONTHS),
        )
        .order_by("-period__endswith", "-pk")
        .first()
    )
    left = former.last_on if former else None
    rent = amounts_of(former, left).rent if former and left else None
    if left and rent:
        return (
            f"Le locataire d’avant, parti le {day_in_words(left)}, payait {euros(rent)} par mois, "
            "sans les charges."
        )
    return f"{HOLE[:-1]}, ou « aucun locataire n’est parti depuis dix-huit mois »]."


def _charges(occupancy: Occupancy) -> str:
    if occupancy.law.flat_charges:
        return "Les charges sont un forfait, jamais régularisé."
    return "Les charges sont des provisions, régularisées chaque année par un décompte."


def _solidarity(parties: list[OccupancyParty]) -> str:
    """Only where several sign: a single signatory is bound with nobody."""
    if sum(1 for party in parties if party.role == OccupancyParty.Role.SIGNATORY) < 2:
        return "Un seul titulaire signe : sans objet."
    return (
        "Les titulaires sont tenus ensemble des loyers et charges. Celui qui part et donne congé "
        "l’est encore jusqu’à son remplacement, six mois au plus."
    )


def _diagnostics(occupancy: Occupancy, rating: EnergyRating | None, on: date) -> str:
    """Those that hold on a day, each with its own; the law says which ones must be joined."""
    rows = Diagnostic.objects.filter(place=occupancy.main_place_id, made_on__lte=on)
    known = [
        f"{row.get_kind_display()} du {day_in_words(row.made_on)}"
        for row in rows.order_by("kind", "made_on", "pk")
        if row.kind in TO_JOIN and (row.expires_on is None or row.expires_on > on)
    ]
    if rating is not None:
        known.insert(0, f"énergie du {day_in_words(rating.made_on)}")
    return ", ".join(known) or "à joindre"

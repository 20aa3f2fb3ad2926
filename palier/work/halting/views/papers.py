"""What a household takes away: the receipt of its arrival, of what it paid before."""

from typing import Any

from django.http import HttpResponse

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import Section, Sheet, sheet_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, in_digits
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.subjects import Subject
from palier.law.terms import term_of
from palier.work.halting import counting
from palier.work.halting.models import PitchStay, Prepayment
from palier.work.halting.models.stays import SiteTariff
from palier.work.halting.views.stays import PITCH_STAY
from palier.work.leases.models import SecurityDeposit


@PITCH_STAY.asks("recepisse/")
def receipt(request: ActorRequest, row: PitchStay) -> HttpResponse:
    """The receipt of the deposit and what was agreed at the arrival."""
    occupancy = row.occupancy
    deposit = SecurityDeposit.objects.filter(occupancy=occupancy).first()
    tariff = counting.tariff_of(occupancy.site_id, occupancy.starts_on)
    pairs = _arrival_pairs(row, occupancy, tariff)
    held = deposit.held if deposit else None
    sheet = Sheet(
        "Arrivée et récépissé du dépôt",
        [
            Section(pairs=pairs),
            *(
                [
                    Section(
                        "Dépôt de garantie",
                        f"Reçu {euros(held)}. Il est rendu au départ, moins ce qui reste dû et ce "
                        "qui est dégradé, justifié par l’état des lieux.",
                    )
                ]
                if held
                else []
            ),
        ],
        addressee=[occupancy.household.name],
        lead=f"{occupancy.site.name}",
        note=term_of("pitch").source,
    )
    return pdf_response(sheet_pdf(row, row.organisation, sheet), f"recepisse-{row.pk}")


def _arrival_pairs(
    row: PitchStay, occupancy: Any, tariff: SiteTariff | None
) -> list[tuple[str, Any]]:
    """Where, since when, at what prices, from which readings."""
    pairs = [
        ("Emplacement", occupancy.main_place.label),
        ("Places", str(row.places)),
        ("Arrivée", day_in_words(occupancy.starts_on)),
    ]
    if occupancy.term_on:
        pairs.append(("Terme", day_in_words(occupancy.term_on - occupancy.term_on.resolution)))
    if tariff:
        pairs.append(("Droit d’usage", f"{euros(tariff.day_fee)} par place et par jour"))
        pairs.append(("Eau", f"{counting.price_in_digits(tariff.water)} € le m³"))
        pairs.append(("Électricité", f"{counting.price_in_digits(tariff.power)} € le kWh"))
    for meter in occupancy.main_place.meters.order_by("kind", "pk"):
        first = meter.readings.filter(on__lte=occupancy.starts_on).order_by("-on").first()
        if first:
            pairs.append((f"Index, {meter.get_kind_display()}", in_digits(first.value)))
    return pairs


PREPAYMENT = Subject(
    Prepayment,
    "prepaiements/<int:pk>/",
    fetch=("stay__occupancy__household", "stay__occupancy__main_place", "stay__occupancy__site"),
)


@PREPAYMENT.asks("recu/")
def prepaid_receipt(request: ActorRequest, row: Prepayment) -> HttpResponse:
    """The receipt that whoever pays before takes away."""
    occupancy = row.stay.occupancy
    sheet = Sheet(
        "Reçu de prépaiement",
        [
            Section(
                pairs=[
                    ("Reçu", euros(row.amount)),
                    ("Le", day_in_words(row.on)),
                    ("Pour", "eau et électricité, payées d’avance"),
                    ("Emplacement", f"{occupancy.site.name}, {occupancy.main_place.label}"),
                ]
            ),
            Section(text="Ce qui n’aura pas été utilisé est rendu au départ."),
        ],
        addressee=[occupancy.household.name],
        note=f"Reçu n° {row.pk}",
    )
    return pdf_response(sheet_pdf(row, row.organisation, sheet), f"prepaiement-{row.pk}")

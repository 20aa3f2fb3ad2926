"""What the page of a place says of it: energy, diagnostics, meters, keys; a site's district."""

from datetime import date

from django.urls import reverse

from palier.base.kit.periods import ONE_DAY
from palier.base.kit.typography import capitalised, day_in_words, in_digits
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.models import Site
from palier.base.ui.cards import Card, Line, Verb, verb, verbs
from palier.base.ui.lists import Chip
from palier.law import energy
from palier.law.territory import is_overseas
from palier.registers.housing.models import Diagnostic, EnergyRating, Place
from palier.registers.housing.reads import district_on, rating_on, standing_orders

SOON = 90


def place_chips(row: Place, today: date) -> list[Chip]:
    """What one must know at once: a class that may no longer be let, an order, a district."""
    chips = []
    rating = rating_on([row.pk], today).get(row.pk)
    if rating is not None:
        chips.append(_energy_chip(rating, today, row.site.postcode))
    chips += [
        Chip(capitalised(order.get_kind_display()), "bad", "exclamation-triangle")
        for order in standing_orders(row, today)
    ]
    district = district_on(row.site_id, today)
    if district is not None:
        chips.append(Chip(f"QPV {district.name}", "", "map-pin"))
    return chips


def _energy_chip(rating: EnergyRating, today: date, postcode: str) -> Chip:
    letter = rating.letter
    until = energy.forbidden_from(letter, overseas=is_overseas(postcode))
    if rating.valid_until <= today:
        return Chip(f"Étiquette {letter} périmée", "wait", "bolt")
    if until is not None and until <= today:
        return Chip(f"Étiquette {letter} : ne se loue plus", "bad", "bolt")
    if until is not None:
        return Chip(
            f"Étiquette {letter} : se loue jusqu’au {day_in_words(until - ONE_DAY)}",
            "wait",
            "bolt",
        )
    return Chip(f"Étiquette {letter}", "", "bolt")


def fact_cards(request: ActorRequest, row: Place) -> list[Card]:
    """Energy and papers, meters, keys; each with its verb."""
    return [_papers(request, row), _meters(request, row), _keys(request, row)]


def _papers(request: ActorRequest, row: Place) -> Card:

    lines = [
        Line(
            f"Étiquette {rating.letter}",
            ", ".join(
                filter(
                    None,
                    [
                        f"le {day_in_words(rating.made_on)}",
                        f"{rating.energy} kWh et {rating.gas} kg" if rating.energy else "",
                        "attestation ADEME" if rating.by_certificate else "",
                        f"valable jusqu’au {day_in_words(rating.valid_until)}",
                    ],
                )
            ),
            icon="bolt",
            is_done=rating.valid_until <= request.today,
        )
        for rating in row.ratings.order_by("-made_on", "-pk")
    ]
    lines += [_diagnostic(request, each) for each in row.diagnostics.order_by("-made_on", "-pk")]
    return Card(
        "Énergie, diagnostics, arrêtés",
        lines,
        empty="Rien de noté. L’étiquette énergie dit jusqu’à quand ce logement se loue.",
        verbs=verbs(
            verb(request, "housing.rate_energy", "Étiquette énergie", row, "bolt"),
            verb(
                request,
                "housing.note_diagnostic",
                "Diagnostic ou arrêté",
                row,
                "plus",
            ),
        ),
    )


def _diagnostic(request: ActorRequest, each: Diagnostic) -> Line:
    told = [f"du {day_in_words(each.made_on)}", each.reference]
    chip = None
    if each.expires_on is not None:
        left = (each.expires_on - request.today).days
        told.append(f"jusqu’au {day_in_words(each.expires_on)}")
        chip = (
            Chip("expiré", "bad")
            if left <= 0
            else Chip("expire bientôt", "wait")
            if left < SOON
            else None
        )
    if each.lifted_on is not None:
        told.append(f"levé le {day_in_words(each.lifted_on)}")
    may = each.is_order and each.lifted_on is None and request.actor.may("housing.lift_order")
    return Line(
        capitalised(each.get_kind_display()),
        ", ".join(filter(None, told)),
        icon="document-check",
        chip=chip,
        verbs=[Verb("Levé…", reverse("housing:lift_order", args=[each.pk]))] if may else [],
        is_done=each.lifted_on is not None,
    )


def _meters(request: ActorRequest, row: Place) -> Card:
    lines = []
    for meter in row.meters.prefetch_related("readings").order_by("kind", "pk"):
        readings = sorted(meter.readings.all(), key=lambda r: r.on, reverse=True)
        last = readings[0] if readings else None
        used = ""
        if len(readings) > 1:
            used = f", {in_digits(readings[0].value - readings[1].value)} depuis le relevé d’avant"
        lines.append(
            Line(
                f"{capitalised(meter.get_kind_display())}, n° {meter.number}",
                f"{in_digits(last.value)} le {day_in_words(last.on)}{used}"
                if last
                else "Pas encore relevé",
                icon="calculator",
                verbs=verbs(
                    verb(request, "housing.read_meter", "Relever", meter, about=meter.number),
                    verb(request, "housing.remove_meter", "Retirer…", meter, about=meter.number)
                    if last is None
                    else verb(
                        request, "housing.remove_reading", "Mal relevé…", meter, about=meter.number
                    ),
                ),
            )
        )
    return Card(
        "Compteurs",
        lines,
        empty="Aucun compteur noté.",
        verbs=verbs(verb(request, "housing.place_meter", "Ajouter un compteur", row, "plus")),
    )


def _keys(request: ActorRequest, row: Place) -> Card:
    return Card(
        "Clés que nous gardons",
        [
            Line(
                f"{each.label} : {each.count}",
                each.kept_at,
                icon="key",
                verbs=verbs(
                    verb(request, "housing.remove_keys", "Retirer…", each, about=each.label)
                ),
            )
            for each in row.keys.order_by("label", "pk")
        ],
        empty="Aucune clé notée.",
        verbs=verbs(verb(request, "housing.note_keys", "Noter des clés", row, "plus")),
    )


def district_card(request: ActorRequest, row: Site) -> Card:
    """The priority districts that a site lies or lay in."""
    lines = []
    for each in row.districts.order_by("-period", "-pk"):
        end = each.period.upper
        lines.append(
            Line(
                each.name,
                ", ".join(
                    filter(
                        None,
                        [
                            each.code,
                            f"depuis le {day_in_words(each.period.lower)}",
                            f"sorti le {day_in_words(end)}" if end else "",
                        ],
                    )
                ),
                icon="map-pin",
                verbs=verbs(
                    verb(request, "housing.end_district", "Sortie…", each, about=each.name)
                )
                if end is None
                else [],
                is_done=end is not None,
            )
        )
    return Card(
        "Quartier prioritaire (QPV)",
        lines,
        empty="Ce site n’est pas noté en quartier prioritaire.",
        verbs=verbs(verb(request, "housing.note_district", "Noter un QPV", row, "plus")),
    )

"""What is called once, and what others pay of the rent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from palier.base.journal.action import action
from palier.base.kit.money import to_cent
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, in_digits
from palier.base.ledger.actions import open_auxiliaries
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation, Site
from palier.base.tenancy.reads import entity_of, main_entity
from palier.law.dates import Month, add_months
from palier.registers.housing.models import Meter, MeterReading
from palier.registers.people.models import Body
from palier.work.billing.actions.accounts import users_account
from palier.work.billing.actions.preparing import check_open
from palier.work.billing.models import Extra, PayerShare, Term, ThirdAccount
from palier.work.leases.models import Occupancy

ONCE = {Term.Kind.CHARGES, Term.Kind.SERVICE, Term.Kind.OPTION, Term.Kind.RENT}


BY_THE_STAY = {"pitch"}
"""Regimes whose meters are read and paid with each stay (décret n° 2019-1478, art. 3)."""


@dataclass(frozen=True)
class NewExtra:
    """A sum to call once under a contract (euros; negative: given back), with a month's notice."""

    occupancy: Occupancy
    kind: str
    label: str
    amount: Decimal
    month: date
    source: str = Extra.Source.HAND
    formula: str = ""


@action("Appeler des sommes une fois")
def call_many_once(
    organisation: Organisation, *, extras: Sequence[NewExtra], actor: Actor
) -> list[Extra]:
    """Each of these sums comes with the notice of its month, or in a round of its own after it.

    Refused: a sum of zero, a kind that is not called once, a month that is closed, before the
    contract, or more than two years ahead: nobody would ever call it.
    """
    if any(told.amount == 0 for told in extras):
        raise Refused("Un frais de zéro ne s’appelle pas.")
    if any(told.kind not in ONCE for told in extras):
        raise Refused("Une aide, une remise ou une assurance ne s’appelle pas une fois.")
    _check_months(extras)
    return Extra.objects.bulk_create(
        [
            Extra(
                organisation=organisation,
                occupancy=told.occupancy,
                kind=told.kind,
                label=told.label.strip()[:120],
                amount=told.amount,
                month=Month.of(told.month).first,
                source=told.source,
                formula=told.formula[:200],
            )
            for told in extras
        ],
        batch_size=2000,
    )


def _check_months(extras: Sequence[NewExtra]) -> None:
    latest = add_months(Month.of(timezone.localdate()).first, 24)
    sites = Site.objects.filter(pk__in={told.occupancy.site_id for told in extras})
    books = {site.pk: entity_of(site) for site in sites.select_related("entity")}
    for told in extras:
        if Month.of(told.month) < Month.of(told.occupancy.period.lower):
            raise Refused(
                {
                    "month_on": f"Le contrat {told.occupancy.number} commence le "
                    f"{day_in_words(told.occupancy.period.lower)} : rien ne s’appelle avant."
                }
            )
        if told.month > latest:
            raise Refused({"month_on": "Ce mois est trop loin : deux ans d’avance au plus."})
    for entity, month in {(books[told.occupancy.site_id], told.month) for told in extras}:
        check_open(entity, Month.of(month))


@action("Appeler un frais une fois")
def call_once(
    occupancy: Occupancy,
    *,
    kind: str,
    label: str,
    amount: Decimal,
    month_on: date,
    actor: Actor,
) -> Extra:
    """A sum that comes once, with the notice of a month; negative, it is given back."""
    if not label.strip():
        raise Refused({"label": "Dites ce que c’est : le ménage le lira sur son avis."})
    extra = NewExtra(occupancy, kind, label, amount, month_on)
    return call_many_once(actor.organisation, extras=[extra], actor=actor)[0]


@action("Retirer un frais")
def drop_extra(extra: Extra, *, actor: Actor) -> Occupancy:
    """It will not be called. Refused: a notice has called it already."""
    extra = lock(extra)
    if extra.notice_id:
        raise Refused("Ce frais est déjà sur un avis : annulez l’avis, ou appelez l’inverse.")
    occupancy: Occupancy = extra.occupancy
    extra.delete()
    return occupancy


@action("Facturer un relevé de compteur")
def bill_reading(
    occupancy: Occupancy,
    *,
    meter: Meter,
    unit_price: Decimal,
    included: Decimal = Decimal(0),
    month_on: date,
    actor: Actor,
) -> Extra:
    """What went through a meter between its last two readings, at so much a unit (euros).

    `included` is what the flat charge already covers (in residences, 165 litres of water a day and
    a person: CCH art. R353-158). What went through before the entry or after the departure is
    nobody's here. Refused: fewer than two readings in the stay, nothing above what is included, a
    reading billed already, a meter of another home, a pitch whose meters go with the stay.
    """
    if occupancy.regime in BY_THE_STAY:
        raise Refused("Ici, l’eau et l’électricité se comptent avec le séjour, pas sur un avis.")
    home = occupancy.main_place
    if meter.place_id not in {home.pk, home.parent_id}:
        raise Refused({"meter": "Ce compteur n’est pas celui de ce logement."})
    stay = occupancy.period
    told = MeterReading.objects.filter(meter=meter, on__gte=stay.lower)
    if stay.upper:
        told = told.filter(on__lte=stay.upper)
    readings = list(told.order_by("-on", "-pk")[:2])
    if len(readings) < 2:
        raise Refused(
            {
                "meter": "Il faut deux relevés de ce compteur pendant le contrat, depuis le "
                f"{day_in_words(stay.lower)} : celui de l’entrée, puis un autre."
            }
        )
    now, before = readings
    used = now.value - before.value - included
    if used <= 0:
        raise Refused("Rien à facturer : tout est compris dans le forfait.")
    label = (
        f"{meter.get_kind_display().capitalize()}, du {before.on:%d/%m/%Y} au {now.on:%d/%m/%Y}"
    )
    if Extra.objects.filter(occupancy=occupancy, label=label).exists():
        raise Refused("Ce relevé est déjà facturé.")
    less = f" − {in_digits(included)} compris" if included else ""
    return call_many_once(
        actor.organisation,
        extras=[
            NewExtra(
                occupancy,
                Term.Kind.CHARGES,
                label,
                to_cent(used * unit_price),
                month_on,
                Extra.Source.METER,
                f"({in_digits(now.value)} − {in_digits(before.value)}{less}) × "
                f"{in_digits(unit_price)} €",
            )
        ],
        actor=actor,
    )[0]


@action("Ouvrir le compte d’un tiers payeur")
def open_third_account(
    body: Body, *, entity: LegalEntity | None = None, actor: Actor
) -> ThirdAccount:
    """Give another payer its part of 411 in an entity's books (none: the main one's); asked
    twice, it is the same."""
    return third_account(body, entity or main_entity(actor.organisation))


def third_account(body: Body, entity: LegalEntity) -> ThirdAccount:
    """The part of 411 of another payer in the books of an entity, opened on its first need."""
    found = ThirdAccount.objects.filter(body=body, entity=entity).first()
    if found:
        return found
    [auxiliary] = open_auxiliaries(users_account(entity), {f"T{body.pk:07d}": body.name})
    return ThirdAccount.objects.create(
        organisation_id=entity.organisation_id, body=body, entity=entity, auxiliary=auxiliary
    )


@action("Noter un autre payeur")
def share_rent(
    occupancy: Occupancy,
    *,
    body: Body,
    kind: str,
    amount: Decimal | None = None,
    percent: Decimal | None = None,
    starts_on: date,
    ends_on: date | None = None,
    actor: Actor,
) -> PayerShare:
    """From a day on, another pays part of what is left after the benefit: an amount or a percent.

    A payer who comes or goes within a month pays for its days. Refused: neither or both of amount
    and percent, a payer named twice for the same days.
    """
    if (amount is None) == (percent is None):
        raise Refused({"amount": "Donnez un montant ou un pourcentage, l’un des deux."})
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "Cette part finit avant d’avoir commencé."})
    return PayerShare.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        payer=open_third_account(body, entity=entity_of(occupancy.site), actor=actor),
        kind=kind,
        amount=amount,
        percent=percent,
        period=period(starts_on, ends_on),
    )


@action("Arrêter la part d’un payeur")
def end_share(share: PayerShare, *, ends_on: date, actor: Actor) -> PayerShare:
    """This payer no longer pays from `ends_on` on."""
    share = lock(share)
    if ends_on <= share.period.lower:
        raise Refused({"ends_on": f"Cette part court depuis le {share.period.lower:%d/%m/%Y}."})
    if share.period.upper is not None and share.period.upper <= ends_on:
        raise Refused("Cette part est déjà arrêtée.")
    share.period = period(share.period.lower, ends_on)
    share.save(update_fields=["period"])
    return share

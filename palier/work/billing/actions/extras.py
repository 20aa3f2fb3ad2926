"""What is called once, and what others pay of the rent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import open_auxiliaries
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation, Site
from palier.base.tenancy.reads import entity_of, main_entity
from palier.law.dates import Month, add_months
from palier.registers.people.models import Body
from palier.work.billing.actions.accounts import users_account
from palier.work.billing.actions.preparing import check_open
from palier.work.billing.models import Extra, PayerShare, Term, ThirdAccount
from palier.work.leases.models import Occupancy

ONCE = {Term.Kind.CHARGES, Term.Kind.SERVICE, Term.Kind.OPTION, Term.Kind.RENT}


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
    """It will not be called. Refused: a notice has called it already, the balance of a year of
    charges, which its account tells."""
    extra = lock(extra)
    if extra.source == Extra.Source.CHARGES:
        raise Refused(
            "Ce solde est celui d’un décompte de charges : annulez la régularisation de l’exercice."
        )
    if extra.notice_id:
        raise Refused("Ce frais est déjà sur un avis : annulez l’avis, ou appelez l’inverse.")
    occupancy: Occupancy = extra.occupancy
    extra.delete()
    return occupancy


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
        raise Refused(
            {"ends_on": f"Cette part court depuis le {day_in_words(share.period.lower)}."}
        )
    if share.period.upper is not None and share.period.upper <= ends_on:
        raise Refused("Cette part est déjà arrêtée.")
    share.period = period(share.period.lower, ends_on)
    share.save(update_fields=["period"])
    return share

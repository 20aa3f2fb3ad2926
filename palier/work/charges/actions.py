"""Everything done to a year of charges: gathered, shared, settled, undone."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db.models import Q

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, plural, some_of
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.tenancy.walls import today_in
from palier.law.charges import instalments, is_late
from palier.law.dates import Month
from palier.registers.housing.models import Building, Place
from palier.work.billing.actions import NewExtra, call_many_once
from palier.work.billing.models import Extra
from palier.work.charges.models import ChargeAccount, ChargeExpense, ChargeWeight, ChargeYear
from palier.work.charges.sharing import Share, places_of, share_year


def _draft(year: ChargeYear) -> ChargeYear:
    year = lock(year)
    if year.state != ChargeYear.State.DRAFT:
        raise Refused("Ces charges sont régularisées : annulez d’abord la régularisation.")
    return year


@action("Ouvrir un exercice de charges")
def open_charge_year(
    site: Site,
    *,
    building: Building | None = None,
    starts_on: date,
    ends_on: date,
    actor: Actor,
) -> ChargeYear:
    """A year of charges of a building, or of a whole site. Refused: more than a year, opened twice,
    a building of another site, days of which the provisions are settled already."""
    if not 0 < (ends_on - starts_on).days <= 366:
        raise Refused({"ends_on": "Un exercice de charges dure un an au plus."})
    if building is not None and building.site_id != site.pk:
        raise Refused({"building": "Cet immeuble n’est pas de ce site."})
    _check_alone(ChargeYear(site=site, building=building, period=period(starts_on, ends_on)))
    return ChargeYear.objects.create(
        organisation=actor.organisation,
        site=site,
        building=building,
        period=period(starts_on, ends_on),
    )


def _check_alone(year: ChargeYear) -> None:
    """What was called of a month is set against one year of charges, never two."""
    same = Q(building=None) | Q(building=year.building_id) if year.building_id else Q()
    other = (
        ChargeYear.objects.filter(
            same,
            site=year.site_id,
            state=ChargeYear.State.SETTLED,
            period__overlap=year.period,
        )
        .exclude(pk=year.pk)
        .first()
    )
    if other is not None:
        days = f"du {day_in_words(other.period.lower)} au {day_in_words(other.last_on)}"
        raise Refused(
            f"Un exercice {days} est déjà régularisé ici : ses provisions seraient déduites deux fois."
        )


@action("Ajouter une dépense de charges")
def add_charge_expense(
    year: ChargeYear,
    *,
    rubric: str,
    label: str,
    amount: Decimal,
    percent: int = 100,
    key: str,
    proof: str,
    actor: Actor,
) -> ChargeExpense:
    """A bill of the building, with its proof and how much of it is recoverable (décret n° 87-713).

    Refused: a year settled already, a bill of nothing, without its proof.
    """
    year = _draft(year)
    if not proof.strip():
        raise Refused({"proof": "Nommez la pièce : les ménages peuvent la demander six mois."})
    return ChargeExpense.objects.create(
        organisation=actor.organisation,
        year=year,
        rubric=rubric,
        label=label.strip(),
        amount=amount,
        percent=percent,
        key=key,
        proof=proof.strip(),
    )


@action("Retirer une dépense de charges")
def remove_charge_expense(expense: ChargeExpense, *, actor: Actor) -> ChargeYear:
    """This bill was not of that year. Refused: a year settled already."""
    year = _draft(expense.year)
    expense.delete()
    return year


@action("Fixer les tantièmes")
def set_charge_shares(
    year: ChargeYear, *, total: int, weights: Mapping[Place, int], actor: Actor
) -> ChargeYear:
    """Each home's shares, and what the building's rules say they make in all.

    Refused: a home of another building, a negative share, a year settled already.
    """
    year = _draft(year)
    known = {place.pk for place in places_of(year)}
    if any(place.pk not in known for place in weights):
        raise Refused("Un de ces lieux n’est pas de cet exercice.")
    if any(weight < 0 for weight in weights.values()):
        raise Refused("Des tantièmes ne sont pas négatifs.")
    year.weights.all().delete()
    ChargeWeight.objects.bulk_create(
        [
            ChargeWeight(organisation=actor.organisation, year=year, place=place, weight=weight)
            for place, weight in weights.items()
        ]
    )
    year.shares_total = total
    year.save(update_fields=["shares_total"])
    return year


@action("Régulariser des charges")
def settle_charges(year: ChargeYear, *, on: date, month_on: date, actor: Actor) -> ChargeYear:
    """Freeze each household's account and call its balance with the notice of a month.

    A credit is given back at once; what is due of a late account is called by twelfths (loi
    n° 89-462, art. 23). Regimes of flat charges are never reconciled. Refused, and nothing kept: a
    year that runs, a day to come, a month before the account is sent, a key that does not sum, no expense, settled
    already, or another year of the same homes whose days are settled.
    """
    year = _draft(year)
    _check_alone(year)
    if on > today_in(year.organisation):
        raise Refused({"on": "Ce jour est à venir : dites l’envoi une fois fait."})
    if on <= year.last_on:
        raise Refused("Cet exercice n’est pas fini : on ne régularise que le passé.")
    if Month.of(month_on) < Month.of(on):
        raise Refused({"month_on": "Le solde vient avec un avis à venir, après le décompte."})
    if not year.expenses.exists():
        raise Refused("Aucune dépense n’est saisie pour cet exercice.")
    sharing = share_year(year)
    ChargeAccount.objects.bulk_create(
        [
            ChargeAccount(
                organisation=actor.organisation,
                year=year,
                occupancy=share.occupancy,
                days=share.days,
                lines=share.lines,
                share=share.total,
                called=share.called,
                balance=share.balance,
            )
            for share in sharing.shares
        ],
        batch_size=2000,
    )
    late = is_late(year.last_on, on)
    extras = [
        extra for share in sharing.shares for extra in _extras(year, share, month_on, late=late)
    ]
    if extras:
        call_many_once(actor.organisation, extras=extras, actor=actor)
    year.state, year.settled_on = ChargeYear.State.SETTLED, on
    year.save(update_fields=["state", "settled_on"])
    return year


def _extras(year: ChargeYear, share: Share, month_on: date, *, late: bool) -> list[NewExtra]:
    label = label_of(year)
    balance = share.balance
    if balance == NOTHING:
        return []
    parts = instalments(balance) if late and balance > 0 else [balance]
    extras, month = [], Month.of(month_on)
    for rank, part in enumerate(parts, start=1):
        told = f"{label}, {rank} sur {len(parts)}" if len(parts) > 1 else label
        if part:
            extras.append(
                NewExtra(
                    share.occupancy,
                    "charges",
                    told,
                    part,
                    month.first,
                    Extra.Source.CHARGES,
                    f"{share.total} − {share.called} = {balance} €".replace(".", ","),
                )
            )
        month = month.after
    return extras


def label_of(year: ChargeYear) -> str:
    """How a household reads it on its notice; one label a year, so that undoing finds it again."""
    return f"Régularisation des charges {year.period.lower.year} (n° {year.pk})"


@action("Annuler une régularisation")
def undo_charges(year: ChargeYear, *, actor: Actor) -> ChargeYear:
    """Nothing of it was called yet: its accounts go, and it is prepared again.

    Refused: a notice has called part of it.
    """
    year = lock(year)
    if year.state != ChargeYear.State.SETTLED:
        raise Refused("Cet exercice n’est pas régularisé.")
    extras = Extra.objects.filter(
        source=Extra.Source.CHARGES,
        label__startswith=label_of(year),
        occupancy__in=year.accounts.values("occupancy"),
    )
    called = extras.exclude(notice=None).order_by("notice__number")
    if called.exists():
        told = [each.notice.reference for each in called.select_related("notice")]
        raise Refused(
            f"{plural(len(told), 'avis', 'avis')} en ont déjà appelé une part ({some_of(told)}) : "
            "annulez-les d’abord, depuis leur page ou celle du quittancement qui les a émis."
            if len(told) > 1
            else f"L’avis {told[0]} en a déjà appelé une part : annulez-le d’abord, depuis sa page."
        )
    extras.delete()
    year.accounts.all().delete()
    year.state, year.settled_on = ChargeYear.State.DRAFT, None
    year.save(update_fields=["state", "settled_on"])
    return year

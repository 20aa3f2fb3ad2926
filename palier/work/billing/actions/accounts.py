"""A household's account, and what it owes every month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from palier.base.journal.action import action
from palier.base.kit.money import euros
from palier.base.kit.periods import ONE_DAY, period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import hold_books, open_auxiliaries, open_auxiliary
from palier.base.ledger.models import Account, Auxiliary
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.reads import entities_of, entity_of, main_entity
from palier.law.dates import Month
from palier.registers.people.models import Household
from palier.work.billing.models import HouseholdAccount, OpeningPosition, Term
from palier.work.leases.models import Occupancy
from palier.work.leases.reads import ceiling_of, sublet_ceiling_of

USERS_ACCOUNT, DEPOSITS_ACCOUNT, AGENCY = "411", "165", "CAF"


def users_account(entity: LegalEntity) -> Account:
    """Account 411, of which households and the benefit agency have each their part."""
    found = Account.objects.filter(entity=entity, code=USERS_ACCOUNT).first()
    if found is None:
        raise Refused("Le compte 411 manque : ouvrez d’abord la comptabilité de l’association.")
    return found


def agency_auxiliary(entity: LegalEntity, actor: Actor) -> Auxiliary:
    """The benefit agency's part of account 411, opened on its first need."""
    found = Auxiliary.objects.filter(account=users_account(entity), code=AGENCY).first()
    return found or open_auxiliary(
        users_account(entity), code=AGENCY, label="CAF, aides versées en tiers payant", actor=actor
    )


@action("Ouvrir le compte d’un ménage")
def open_household_account(
    household: Household, *, entity: LegalEntity | None = None, actor: Actor
) -> HouseholdAccount:
    """Give a household its account in an entity's books (none: the main one's).

    It keeps the same one from one home of that entity to the next.
    """
    entity = entity or main_entity(actor.organisation)
    found = HouseholdAccount.objects.filter(household=household, entity=entity).first()
    return found or open_accounts(entity, [household])[0]


def account_under(occupancy: Occupancy, actor: Actor) -> HouseholdAccount:
    """The account on which a contract is owed, opened on its first need."""
    return open_household_account(
        occupancy.household, entity=entity_of(occupancy.site), actor=actor
    )


@action("Ouvrir les comptes de ménages")
def open_household_accounts(
    organisation: Organisation,
    *,
    households: Sequence[Household],
    entity: LegalEntity | None = None,
    actor: Actor,
) -> list[HouseholdAccount]:
    """Give each of these households its account in an entity's books (none: the main one's);
    those that have one keep it."""
    return open_accounts(entity or main_entity(organisation), households)


def open_accounts(entity: LegalEntity, households: Sequence[Household]) -> list[HouseholdAccount]:
    """Their accounts in the books of an entity; those that have one keep it."""
    wanted = {household.pk: household for household in households}
    labels = {f"M{pk:07d}": household.name for pk, household in wanted.items()}
    users = users_account(entity)
    auxiliaries = {auxiliary.code: auxiliary for auxiliary in open_auxiliaries(users, labels)}
    HouseholdAccount.objects.bulk_create(
        [
            HouseholdAccount(
                organisation_id=entity.organisation_id,
                household_id=pk,
                entity=entity,
                auxiliary=auxiliaries[f"M{pk:07d}"],
            )
            for pk in wanted
        ],
        ignore_conflicts=True,
        batch_size=2000,
    )
    rows = HouseholdAccount.objects.filter(household__in=list(wanted), entity=entity)
    return list(rows.order_by("pk"))


@action("Retirer des comptes ouverts par erreur")
def remove_household_accounts(
    organisation: Organisation, *, households: Sequence[Household], actor: Actor
) -> Organisation:
    """Take away accounts opened by mistake.

    Refused: something was called, paid or posted on one of them.
    """
    pks = [household.pk for household in households]
    accounts = HouseholdAccount.objects.filter(household__in=pks)
    entities = list(LegalEntity.objects.filter(householdaccount__in=accounts).distinct())
    for entity in sorted(entities, key=lambda each: each.pk):
        hold_books(entity)
    auxiliaries = list(accounts.values_list("auxiliary_id", flat=True))
    codes = list(accounts.values_list("auxiliary__code", flat=True))
    accounts.delete()
    Auxiliary.objects.filter(pk__in=auxiliaries).delete()
    deposits = Auxiliary.objects.filter(
        account__code=DEPOSITS_ACCOUNT, account__entity__in=entities
    )
    deposits.filter(code__in=codes).delete()
    return organisation


@dataclass(frozen=True)
class NewTerm:
    """A sum due each month under a contract (euros); without a label, the word of its regime."""

    occupancy: Occupancy
    kind: str
    amount: Decimal
    starts_on: date
    label: str = ""


@action("Reprendre des montants mensuels")
def bring_terms(
    organisation: Organisation, *, terms: Sequence[NewTerm], actor: Actor
) -> list[Term]:
    """What contracts just brought over come to each month, called here from the takeover on.

    Refused: a negative amount.
    """
    if any(told.amount < 0 for told in terms):
        raise Refused("Un montant mensuel ne peut pas être négatif.")
    since = {
        position.entity_id: Month.of(position.on + ONE_DAY).first
        for position in OpeningPosition.objects.filter(organisation=organisation).order_by("pk")
    }
    books = entities_of(organisation, [told.occupancy.site_id for told in terms])
    return Term.objects.bulk_create(
        [
            Term(
                organisation=organisation,
                occupancy=told.occupancy,
                kind=told.kind,
                label=told.label.strip() or _label(told.occupancy, told.kind),
                amount=told.amount,
                period=period(told.starts_on, told.occupancy.period.upper),
                called_from=since.get(books[told.occupancy.site_id].pk),
            )
            for told in terms
        ],
        batch_size=2000,
    )


@action("Fixer un montant mensuel")
def set_term(
    occupancy: Occupancy,
    *,
    kind: str,
    label: str = "",
    amount: Decimal,
    starts_on: date,
    unit: str = Term.Unit.MONTH,
    percent: Decimal | None = None,
    reason: str = "",
    actor: Actor,
) -> Term:
    """From `starts_on`, this much is due each month or night (euros), or this percent of income.

    What ran before stops that day. A benefit is what is expected to be paid to us for the
    household; a discount lowers the rent, and says why; a percent of income is for shelters
    (CASF art. R345-7). Refused: a negative amount, a date before the one already set, a percent
    elsewhere than in a shelter, a discount without a reason, a rent above the ceiling of the
    home's convention, or above the price per m² of the head lease for a private sublease (loi
    n° 89-462, art. 8).
    """
    occupancy = lock(occupancy)
    if amount < 0:
        raise Refused({"amount": "Un montant mensuel ne peut pas être négatif."})
    _check_way(occupancy, kind, unit, percent, reason)
    if kind == Term.Kind.RENT and percent is None and unit == Term.Unit.MONTH:
        check_ceiling(occupancy, amount, starts_on)
    label, reason = label.strip() or _label(occupancy, kind), reason.strip()
    current = (
        Term.objects.select_for_update()
        .filter(occupancy=occupancy, kind=kind, label=label, period__endswith__isnull=True)
        .first()
    )
    _check_one_benefit(occupancy, kind, label, starts_on)
    if current and current.period.lower > starts_on:
        raise Refused(
            {
                "starts_on": f"« {label} » a déjà un montant à partir du "
                f"{day_in_words(current.period.lower)}."
            }
        )
    if current and current.period.lower == starts_on:
        current.amount, current.unit = amount, unit
        current.percent, current.reason = percent, reason
        current.save(update_fields=["amount", "unit", "percent", "reason"])
        return current
    if current:
        current.period, current.left_open = period(current.period.lower, starts_on), True
        current.save(update_fields=["period", "left_open"])
    return Term.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        kind=kind,
        label=label,
        amount=amount,
        unit=unit,
        percent=percent,
        reason=reason,
        period=period(starts_on),
    )


def _check_one_benefit(occupancy: Occupancy, kind: str, label: str, starts_on: date) -> None:
    """A household has one housing benefit at a time, by whatever name."""
    if kind != Term.Kind.BENEFIT:
        return
    other = (
        Term.objects.filter(occupancy=occupancy, kind=Term.Kind.BENEFIT)
        .filter(Q(period__endswith=None) | Q(period__endswith__gt=starts_on))
        .exclude(label=label)
        .first()
    )
    if other is not None:
        raise Refused(
            {
                "label": f"Une aide court déjà, « {other.label} » : gardez son nom, ou arrêtez-la "
                "d’abord. Un ménage n’en a qu’une."
            }
        )


def _check_way(
    occupancy: Occupancy, kind: str, unit: str, percent: Decimal | None, reason: str
) -> None:
    if kind == Term.Kind.DISCOUNT and not reason.strip():
        raise Refused({"reason": "Dites pourquoi cette remise : elle sera lue sur chaque avis."})
    if kind == Term.Kind.BENEFIT and occupancy.law.benefit_opens == "none":
        raise Refused({"kind": "Un hébergement n’ouvre pas droit à une aide au logement."})
    if kind == Term.Kind.BENEFIT and unit != Term.Unit.MONTH:
        raise Refused({"unit": "Une aide au logement se compte par mois."})
    if percent is None:
        return
    if not 0 < percent <= 100:
        raise Refused({"percent": "Une participation va de plus de 0 à 100 % des ressources."})
    if occupancy.regime != "shelter" or kind != Term.Kind.RENT:
        raise Refused(
            {
                "percent": "Seul un hébergement demande un pourcentage des ressources (CASF, "
                "R345-7)."
            }
        )


def check_ceiling(occupancy: Occupancy, rent: Decimal, on: date) -> None:
    """Refuse a rent (euros a month) above what the title and the convention of the home admit."""
    sublet = sublet_ceiling_of(occupancy)
    if sublet is not None and rent > sublet:
        raise Refused(
            {
                "amount": "Le prix au m² d’une sous-location ne dépasse pas celui du bail "
                "principal : "
                f"{euros(sublet)} au plus ici (loi n° 89-462, art. 8)."
            }
        )
    ceiling = ceiling_of(occupancy, on)
    if ceiling is not None and rent > ceiling:
        raise Refused(
            {
                "amount": f"La convention de ce logement plafonne le loyer à {euros(ceiling)} par "
                "mois, hors charges. Corrigez le loyer, ou la convention sur la page du titre."
            }
        )


def _label(occupancy: Occupancy, kind: str) -> str:
    """What the regime calls it: `loyer`, `redevance`, `participation`…"""
    if kind == Term.Kind.RENT:
        return occupancy.law.paid.capitalize()
    if kind == Term.Kind.CHARGES:
        return "Charges, forfait" if occupancy.law.flat_charges else "Charges, provision"
    return {
        Term.Kind.BENEFIT: "Aide au logement",
        Term.Kind.DISCOUNT: "Remise",
        Term.Kind.OPTION: "Prestation facultative",
        Term.Kind.INSURANCE: "Assurance",
    }.get(Term.Kind(kind), "Prestation")


@action("Arrêter un montant mensuel")
def stop_term(term: Term, *, ends_on: date, actor: Actor) -> Term:
    """This sum is no longer due from `ends_on` on; from its own first day, it never was: what ran
    before it goes on. Refused: stopped already, a day before it began."""
    term = lock(term)
    if term.period.upper is not None and term.period.upper <= ends_on:
        raise Refused("Ce montant est déjà arrêté.")
    if ends_on == term.period.lower:
        return _never_ran(term)
    if ends_on < term.period.lower:
        raise Refused(
            {"ends_on": f"Ce montant court depuis le {day_in_words(term.period.lower)}."}
        )
    term.period, term.left_open = period(term.period.lower, ends_on), False
    term.save(update_fields=["period", "left_open"])
    return term


def _never_ran(term: Term) -> Term:
    """A sum fixed by mistake goes, and the one whose place it took goes on; not one that was
    stopped, nor what an agency told of a month."""
    before = (
        Term.objects.select_for_update()
        .filter(
            occupancy=term.occupancy_id,
            kind=term.kind,
            label=term.label,
            period__endswith=term.period.lower,
            left_open=True,
            is_told=False,
        )
        .first()
    )
    end = term.period.upper
    term.delete()
    if before is None:
        return term
    before.period = period(before.period.lower, end)
    before.left_open = term.left_open and end is not None
    before.save(update_fields=["period", "left_open"])
    return before

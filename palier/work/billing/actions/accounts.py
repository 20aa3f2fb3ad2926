"""A household's account, and what it owes every month."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import open_auxiliary
from palier.base.ledger.models import Account, Auxiliary
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.reads import main_entity
from palier.registers.people.models import Household
from palier.work.billing.models import HouseholdAccount, Term
from palier.work.leases.models import Occupancy

USERS_ACCOUNT, AGENCY = "411", "CAF"


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
def open_household_account(household: Household, *, actor: Actor) -> HouseholdAccount:
    """Give a household its account; it keeps the same one from one home to the next."""
    found = HouseholdAccount.objects.filter(household=household).first()
    if found:
        return found
    auxiliary = open_auxiliary(
        users_account(main_entity(actor.organisation)),
        code=f"M{household.pk:07d}",
        label=household.name,
        actor=actor,
    )
    account, _ = HouseholdAccount.objects.get_or_create(
        organisation=actor.organisation, household=household, defaults={"auxiliary": auxiliary}
    )
    return account


@action("Fixer un montant mensuel")
def set_term(
    occupancy: Occupancy,
    *,
    kind: str,
    label: str = "",
    amount: Decimal,
    starts_on: date,
    actor: Actor,
) -> Term:
    """From `starts_on`, this much is due each month (euros); what ran before stops that day.

    A benefit is what is expected to be paid to us for the household. Refused: a negative amount,
    a date before the one already set.
    """
    occupancy = lock(occupancy)
    if amount < 0:
        raise Refused({"amount": "Un montant mensuel ne peut pas être négatif."})
    label = label.strip() or _label(occupancy, kind)
    current = (
        Term.objects.select_for_update()
        .filter(occupancy=occupancy, kind=kind, label=label, period__endswith__isnull=True)
        .first()
    )
    if current and current.period.lower > starts_on:
        raise Refused(
            {
                "starts_on": f"« {label} » a déjà un montant à partir du {current.period.lower:%d/%m/%Y}."
            }
        )
    if current and current.period.lower == starts_on:
        current.amount = amount
        current.save(update_fields=["amount"])
        return current
    if current:
        current.period = period(current.period.lower, starts_on)
        current.save(update_fields=["period"])
    return Term.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        kind=kind,
        label=label,
        amount=amount,
        period=period(starts_on),
    )


def _label(occupancy: Occupancy, kind: str) -> str:
    """What the regime calls it: `loyer`, `redevance`, `participation`…"""
    if kind == Term.Kind.RENT:
        return occupancy.law.paid.capitalize()
    if kind == Term.Kind.CHARGES:
        return "Charges, forfait" if occupancy.law.flat_charges else "Charges, provision"
    return "Aide au logement" if kind == Term.Kind.BENEFIT else "Prestation"


@action("Arrêter un montant mensuel")
def stop_term(term: Term, *, ends_on: date, actor: Actor) -> Term:
    """This sum is no longer due from `ends_on` on."""
    term = lock(term)
    if term.period.upper is not None and term.period.upper <= ends_on:
        raise Refused("Ce montant est déjà arrêté.")
    if ends_on <= term.period.lower:
        raise Refused({"ends_on": f"Ce montant court depuis le {term.period.lower:%d/%m/%Y}."})
    term.period = period(term.period.lower, ends_on)
    term.save(update_fields=["period"])
    return term

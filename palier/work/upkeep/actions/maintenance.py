"""What is looked after: contracts with their visits, parts in stock, what a repair costs to whom."""

from datetime import date
from decimal import Decimal

from django.db.models import Sum

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, Site
from palier.law.dates import Month, add_months
from palier.registers.people.models import Body
from palier.work.billing.actions import NewExtra, call_many_once, drop_extra
from palier.work.billing.models import Extra, Term
from palier.work.leases.models import OccupancyPlace
from palier.work.owners.actions import note_mandate_expense, undo_mandate_expense
from palier.work.upkeep.holding import principal_of
from palier.work.upkeep.models import (
    MaintenanceContract,
    MaintenanceVisit,
    OrderState,
    RepairRequest,
    StockMove,
    StockPart,
    WorkOrder,
)


@action("Noter un contrat d’entretien")
def sign_maintenance(
    site: Site,
    *,
    kind: str,
    contractor: Body,
    every_months: int,
    starts_on: date,
    first_due_on: date,
    ends_on: date | None = None,
    year_cost: Decimal | None = None,
    reference: str = "",
    actor: Actor,
) -> MaintenanceContract:
    """Someone comes every so many months; the first visit is awaited. `ends_on`: first day without it.

    Refused: an end before its beginning, a first visit before it, a visit that never comes back.
    """
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "Le contrat finirait avant de commencer."})
    if first_due_on < starts_on:
        raise Refused({"first_due_on": "La première visite serait avant le contrat."})
    if not 1 <= every_months <= 120:
        raise Refused({"every_months": "Une visite revient tous les 1 à 120 mois."})
    row = MaintenanceContract.objects.create(
        organisation=actor.organisation,
        site=site,
        kind=kind,
        contractor=contractor,
        reference=reference.strip(),
        every_months=every_months,
        year_cost=year_cost,
        period=period(starts_on, ends_on),
    )
    MaintenanceVisit.objects.create(
        organisation=actor.organisation, contract=row, due_on=first_due_on
    )
    return row


@action("Noter une visite d’entretien")
def note_maintenance_visit(
    visit: MaintenanceVisit, *, done_on: date, is_fine: bool, words: str = "", actor: Actor
) -> MaintenanceVisit:
    """Someone came; the next visit is awaited, while the contract lasts.

    Refused: done already, defects that are not said.
    """
    visit = lock(visit)
    if visit.done_on is not None:
        raise Refused("Cette visite est déjà notée.")
    if not is_fine and not words.strip():
        raise Refused({"words": "Dites ce qui ne va pas."})
    visit.done_on, visit.is_fine, visit.words = done_on, is_fine, words.strip()
    visit.save(update_fields=["done_on", "is_fine", "words"])
    contract = visit.contract
    due_on = add_months(done_on, contract.every_months)
    if contract.period.upper is None or due_on < contract.period.upper:
        MaintenanceVisit.objects.create(
            organisation=actor.organisation, contract=contract, due_on=due_on
        )
    return visit


@action("Terminer un contrat d’entretien")
def end_maintenance(
    contract: MaintenanceContract, *, ends_on: date, actor: Actor
) -> MaintenanceContract:
    """From `ends_on` nobody comes any more; a visit still awaited then is dropped.

    Refused: before it began, ended already.
    """
    contract = lock(contract)
    if ends_on <= contract.period.lower:
        raise Refused({"ends_on": "Le contrat finirait avant de commencer."})
    if contract.period.upper is not None and contract.period.upper <= ends_on:
        raise Refused({"ends_on": "Ce contrat finit déjà avant."})
    contract.period = period(contract.period.lower, ends_on)
    contract.save(update_fields=["period"])
    contract.visits.filter(done_on=None, due_on__gte=ends_on).delete()
    return contract


@action("Ajouter une pièce au stock")
def add_part(
    organisation: Organisation,
    *,
    label: str,
    kept_at: str = "",
    least: int = 1,
    unit_cost: Decimal | None = None,
    quantity: int = 0,
    on: date,
    actor: Actor,
) -> StockPart:
    """A part that is kept, where, how many at least; `quantity`: how many there are now.

    Refused: nothing said, fewer than none, a part known already.
    """
    if not label.strip():
        raise Refused({"label": "Dites quelle pièce."})
    if quantity < 0:
        raise Refused({"quantity": "Un stock ne descend pas sous zéro."})
    row = StockPart.objects.create(
        organisation=organisation,
        label=label.strip(),
        kept_at=kept_at.strip(),
        least=least,
        unit_cost=unit_cost,
    )
    if quantity:
        StockMove.objects.create(
            organisation=organisation, part=row, on=on, quantity=quantity, words="départ"
        )
    return row


@action("Compter une entrée ou une sortie de stock")
def move_stock(
    part: StockPart,
    *,
    quantity: int,
    on: date,
    order: WorkOrder | None = None,
    words: str = "",
    actor: Actor,
) -> StockMove:
    """Parts come in (more than 0) or are used (less than 0), for an order if it is known.

    Refused: none, more than there are.
    """
    part = lock(part)
    if quantity == 0:
        raise Refused({"quantity": "Dites combien entrent, ou combien sortent."})
    have = part.moves.aggregate(n=Sum("quantity"))["n"] or 0
    if have + quantity < 0:
        left = f"qu’il y en a {plural(have, 'pièce')}" if have else "qu’il n’y en a plus"
        raise Refused(f"« {part} » : le stock dit {left}. Comptez-le, ou notez une entrée.")
    return StockMove.objects.create(
        organisation=actor.organisation,
        part=part,
        on=on,
        quantity=quantity,
        order=order,
        words=words.strip(),
    )


@action("Refacturer une réparation à l’occupant")
def charge_repair(order: WorkOrder, *, amount: Decimal, month_on: date, actor: Actor) -> WorkOrder:
    """What falls to the occupant comes with the notice of a month (euros).

    Refused: not the occupant’s to pay, not done, charged already, nobody lived there, more than it cost.
    """
    order = lock(order)
    request = order.request
    if order.state != OrderState.DONE or order.done_on is None:
        raise Refused("Le travail n’est pas fait.")
    if request.payer != RepairRequest.Payer.OCCUPANT:
        raise Refused(
            f"Cette réparation revient {request.falls_to} "
            f"({request.payer_source}) : l’occupant n’a rien à payer."
        )
    if order.extra_id is not None:
        raise Refused("Cette réparation est déjà refacturée.")
    _check_approved(order)
    if order.cost is None:
        raise Refused(
            "Le coût de cette réparation n’est pas noté : on ne refacture que ce qu’elle a coûté."
        )
    if amount <= 0 or amount > order.cost:
        raise Refused({"amount": "Au plus ce que la réparation a coûté."})
    lived = (
        OccupancyPlace.objects.filter(
            place=request.place_id, is_firm=True, period__contains=request.reported_on
        )
        .select_related("occupancy")
        .first()
    )
    if lived is None:
        raise Refused("Personne ne vivait dans ce lieu quand la demande a été faite.")
    (order.extra,) = call_many_once(
        actor.organisation,
        extras=[
            NewExtra(
                lived.occupancy,
                Term.Kind.CHARGES,
                f"Réparation : {request.title}"[:120],
                amount,
                Month.of(month_on).first,
                Extra.Source.DAMAGE,
                (request.payer_because or request.payer_source)[:200],
            )
        ],
        actor=actor,
    )
    order.save(update_fields=["extra"])
    return order


@action("Annuler la refacturation d’une réparation")
def drop_repair_charge(order: WorkOrder, *, actor: Actor) -> WorkOrder:
    """Charged by mistake. Refused: not charged, called already by a notice."""
    order = lock(order)
    extra = order.extra
    if extra is None:
        raise Refused("Cette réparation n’est pas refacturée.")
    if extra.notice_id is not None:
        raise Refused("L’avis est émis : annulez-le, ou rendez la somme par un frais négatif.")
    order.extra = None
    order.save(update_fields=["extra"])
    drop_extra(extra, actor=actor)
    return order


def _check_approved(order: WorkOrder) -> None:
    if order.is_over:
        raise Refused("Son coût dépasse ce qui a été approuvé : faites-le d’abord approuver.")


@action("Imputer une réparation au mandant")
def charge_principal(order: WorkOrder, *, on: date, actor: Actor) -> WorkOrder:
    """What a repair cost (euros) is taken off what we hold for the owner of a mandate.

    It comes with its next statement. Refused: not the owner’s to pay, no mandate, not done or without
    a cost, charged already, more than is held.
    """
    order = lock(order)
    request = order.request
    if order.state != OrderState.DONE or order.done_on is None:
        raise Refused("Le travail n’est pas fait.")
    if request.payer != RepairRequest.Payer.OWNER:
        raise Refused(f"Cette réparation revient {request.falls_to}.")
    if order.move_id is not None:
        raise Refused("Cette réparation est déjà imputée au mandant.")
    if not order.cost:
        raise Refused("Le coût de cette réparation n’est pas noté.")
    _check_approved(order)
    account = principal_of(order)
    if account is None:
        raise Refused(
            "Ce lieu n’est pas sous mandat : avec l’accord du propriétaire, déduisez-la du loyer que "
            "nous lui devons, sur la page du titre (« Déduire une dépense ») ou sur sa facture."
        )
    if on < order.done_on:
        raise Refused({"on": "Ce jour est avant le travail."})
    order.move = note_mandate_expense(
        account,
        on=on,
        label=f"Réparation : {request.title}, {request.place.label}"[:200],
        amount=order.cost,
        is_advanced=True,
        actor=actor,
    )
    order.save(update_fields=["move"])
    return order


@action("Ne plus imputer une réparation au mandant")
def drop_principal_charge(order: WorkOrder, *, on: date, actor: Actor) -> WorkOrder:
    """It was not the owner’s: its mirror is posted. Refused: not charged, a closed month."""
    order = lock(order)
    if order.move is None:
        raise Refused("Cette réparation n’est pas imputée au mandant.")
    undo_mandate_expense(order.move, on=on, actor=actor)
    order.move = None
    order.save(update_fields=["move"])
    return order

"""Suppliers: their part of the books, and where they are paid."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.actions import needed_account, open_auxiliary
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.registers.people.models import Body
from palier.work.suppliers.costs import SUPPLIERS
from palier.work.suppliers.models import SupplierAccount


@action("Ouvrir le compte d’un fournisseur")
def open_supplier_account(entity: LegalEntity, *, body: Body, actor: Actor) -> SupplierAccount:
    """Give a supplier its part of 401 in the books of an entity; asked twice, it is the same."""
    found = SupplierAccount.objects.filter(entity=entity, body=body).first()
    if found:
        return found
    auxiliary = open_auxiliary(
        needed_account(entity, SUPPLIERS), code=f"F{body.pk:07d}", label=body.name, actor=actor
    )
    return SupplierAccount.objects.create(
        organisation=actor.organisation,
        entity=entity,
        body=body,
        auxiliary=auxiliary,
        town=body.town[:35],
    )


@action("Noter l’IBAN d’un fournisseur")
def set_supplier_bank(
    account: SupplierAccount,
    *,
    holder: str,
    iban: str,
    bic: str = "",
    town: str = "",
    told_on: date,
    actor: Actor,
) -> SupplierAccount:
    """Where a supplier is paid from now on, once another person has confirmed it.

    A letter that announces a new IBAN is the commonest fraud: nothing is paid before.
    """
    account = lock(account)
    account.holder, account.iban, account.bic = holder.strip(), iban, bic
    account.town = town.strip() or account.town
    account.bank_told_by_id, account.bank_told_on = actor.user_id, told_on
    account.bank_confirmed_by = None
    account.save(
        update_fields=[
            "holder", "iban", "bic", "town", "bank_told_by", "bank_told_on", "bank_confirmed_by"
        ]
    )  # fmt: skip
    return account


@action("Confirmer l’IBAN d’un fournisseur")
def confirm_supplier_bank(
    account: SupplierAccount, *, iban_end: str, actor: Actor
) -> SupplierAccount:
    """Another person asked the supplier, by another way, and read the end of the IBAN again.

    Refused: no IBAN, confirmed already, by whoever noted it, other figures.
    """
    account = lock(account)
    if not account.iban:
        raise Refused("Aucun IBAN n’est noté pour ce fournisseur.")
    if account.bank_confirmed_by_id:
        raise Refused("Cet IBAN est déjà confirmé.")
    if account.bank_told_by_id == actor.user_id:
        raise Refused("Vous avez noté cet IBAN : une autre personne le confirme.")
    if not account.iban.endswith(iban_end.replace(" ", "").upper()) or len(iban_end.strip()) < 4:
        raise Refused(
            {"iban_end": "Ce ne sont pas les derniers signes de l’IBAN noté : vérifiez."}
        )
    account.bank_confirmed_by_id = actor.user_id
    account.save(update_fields=["bank_confirmed_by"])
    return account

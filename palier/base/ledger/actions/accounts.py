"""Accounts, the part that each one has of them, and what their lines are for."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.ledger.models import Account, Auxiliary, CostCentre
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation, Site


@action("Ouvrir la comptabilité")
def open_books(entity: LegalEntity, *, actor: Actor) -> LegalEntity:
    """Give an entity the accounts of the field; those it has already stay as they are."""
    Account.objects.bulk_create(
        [
            Account(organisation=actor.organisation, entity=entity, code=code, label=label)
            for code, label in chart().items()
        ],
        ignore_conflicts=True,
    )
    return entity


@action("Ajouter une entité juridique")
def add_entity(
    organisation: Organisation, *, name: str, siren: str = "", actor: Actor
) -> LegalEntity:
    """Another legal person run by the association, with books of its own, never mixed."""
    if LegalEntity.objects.filter(organisation=organisation, name__iexact=name.strip()).exists():
        raise Refused({"name": "Une entité porte déjà ce nom."})
    entity = LegalEntity.objects.create(
        organisation=organisation, name=name.strip(), siren=siren, is_main=False
    )
    return open_books(entity, actor=actor)


@cache
def chart() -> dict[str, str]:
    """The accounts that an association of this field needs first: number, label."""
    text = files("palier.base.ledger").joinpath("chart.toml").read_text("utf-8")
    return dict(tomllib.loads(text))


def needed_account(entity: LegalEntity, code: str) -> Account:
    """The account of that number of the chart, opened on its first need."""
    account, _ = Account.objects.get_or_create(
        organisation_id=entity.organisation_id,
        entity=entity,
        code=code,
        defaults={"label": chart()[code]},
    )
    return account


@action("Ajouter un compte comptable")
def add_account(entity: LegalEntity, *, code: str, label: str, actor: Actor) -> Account:
    """One more account of the chart. Refused: a number that is none, or that is taken."""
    if not re.fullmatch(r"[1-8]\d{2,9}", code):
        raise Refused(
            {"code": "Un numéro de compte a au moins trois chiffres et commence par 1 à 8."}
        )
    return Account.objects.create(
        organisation=actor.organisation, entity=entity, code=code, label=label.strip()
    )


@action("Ouvrir un compte auxiliaire")
def open_auxiliary(account: Account, *, code: str, label: str, actor: Actor) -> Auxiliary:
    """Give someone their own part of an account; the same code twice gives the same part."""
    found, _ = Auxiliary.objects.get_or_create(
        organisation=actor.organisation,
        account=account,
        code=code,
        defaults={"label": label[:120]},
    )
    return found


def open_auxiliaries(account: Account, labels: Mapping[str, str]) -> list[Auxiliary]:
    """Give many their own part of an account, by code; those that are there stay as they are."""
    Auxiliary.objects.bulk_create(
        [
            Auxiliary(
                organisation_id=account.organisation_id,
                account=account,
                code=code,
                label=label[:120],
            )
            for code, label in labels.items()
        ],
        ignore_conflicts=True,
        batch_size=2000,
    )
    return list(Auxiliary.objects.filter(account=account, code__in=list(labels)))


def centre_of_site(entity: LegalEntity, site: Site) -> CostCentre:
    """What the costs and rents of a site are counted under, opened on its first need."""
    found = CostCentre.objects.filter(entity=entity, site=site).order_by("pk").first()
    if found:
        return found
    return CostCentre.objects.create(
        organisation_id=entity.organisation_id,
        entity=entity,
        label=site.name,
        site=site,
        scheme=site.get_kind_display(),
    )


@action("Ajouter une section analytique")
def add_centre(
    entity: LegalEntity,
    *,
    label: str,
    site: Site | None = None,
    scheme: str = "",
    funder: str = "",
    actor: Actor,
) -> CostCentre:
    """One more thing that costs and incomes are counted under: a site, a scheme, a funder."""
    return CostCentre.objects.create(
        organisation=actor.organisation,
        entity=entity,
        label=label.strip(),
        site=site,
        scheme=scheme.strip(),
        funder=funder.strip(),
    )


@action("Corriger une section analytique")
def correct_centre(
    centre: CostCentre, *, label: str, scheme: str = "", funder: str = "", actor: Actor
) -> CostCentre:
    """Say otherwise what a section is called, which scheme it is of, who funds it."""
    centre = lock(centre)
    centre.label, centre.scheme, centre.funder = label.strip(), scheme.strip(), funder.strip()
    centre.save(update_fields=["label", "scheme", "funder"])
    return centre

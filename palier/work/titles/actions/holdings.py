"""By what right homes are held: recorded, signed, amended, renewed, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.walls import today_in
from palier.law.holdings import holding_rule
from palier.registers.housing.models import Place
from palier.registers.people.models import Body
from palier.work.titles.events import HoldingSigned
from palier.work.titles.models import (
    HOLDING_MOVES,
    FormerTerms,
    Holding,
    HoldingChange,
    HoldingPlace,
    HoldingState,
)


@dataclass(frozen=True)
class NewHolding:
    """By what right homes are held, from whom, and the rent paid (euros, by `rent_every`)."""

    owner: Body
    kind: str
    places: tuple[Place, ...]
    starts_on: date
    ends_on: date | None = None
    rent: Decimal = NOTHING
    rent_every: str = Holding.RentEvery.MONTH
    reference: str = ""
    manager: Body | None = None
    former_lessee: Body | None = None
    taken_over_on: date | None = None
    state: str = HoldingState.SIGNED


@action("Prendre un logement à bail")
def record_holding(
    owner: Body,
    *,
    kind: str,
    places: Sequence[Place],
    starts_on: date,
    ends_on: date | None = None,
    rent: Decimal = NOTHING,
    rent_every: str = Holding.RentEvery.MONTH,
    reference: str = "",
    manager: Body | None = None,
    former_lessee: Body | None = None,
    taken_over_on: date | None = None,
    actor: Actor,
) -> Holding:
    """By what right we have these homes, from whom, at what rent (euros), signed already.

    `ends_on` is the first day out of it; `former_lessee` gave the lease up to us on
    `taken_over_on`. Refused: a term that this kind of title cannot have (Code rural art. L451-1,
    CCH art. L252-1), an end before the start, a negative rent, no home.
    """
    _check_term(kind, starts_on, ends_on)
    if (former_lessee is None) != (taken_over_on is None):
        raise Refused({"taken_over_on": "Dites de qui le titre est repris, et depuis quel jour."})
    told = NewHolding(
        owner, kind, tuple(places), starts_on, ends_on, rent, rent_every, reference, manager,
        former_lessee, taken_over_on,
    )  # fmt: skip
    holding = _record(actor.organisation, [told])[0]
    announce(HoldingSigned(holding, actor))
    if former_lessee is not None and taken_over_on is not None:
        note_change(
            holding, HoldingChange.Kind.TAKEN_OVER, taken_over_on, f"de {former_lessee.name}"
        )
    return holding


@action("Préparer un titre")
def draft_holding(
    owner: Body,
    *,
    kind: str,
    places: Sequence[Place],
    starts_on: date,
    ends_on: date | None = None,
    rent: Decimal = NOTHING,
    actor: Actor,
) -> Holding:
    """A title that waits for its signature: nothing is held yet."""
    _check_term(kind, starts_on, ends_on)
    draft = NewHolding(
        owner, kind, tuple(places), starts_on, ends_on, rent, state=HoldingState.DRAFT
    )
    return _record(actor.organisation, [draft])[0]


@action("Prendre des logements à bail")
def record_holdings(
    organisation: Organisation, *, holdings: Sequence[NewHolding], actor: Actor
) -> list[Holding]:
    """Many titles at once, in the order given. Refused: an end before the start, a negative rent."""
    return _record(organisation, holdings)


def _check_term(kind: str, starts_on: date, ends_on: date | None) -> None:
    why_not = holding_rule(kind).why_not(starts_on, ends_on)
    if why_not:
        raise Refused({"ends_on": why_not})


def _record(organisation: Organisation, holdings: Sequence[NewHolding]) -> list[Holding]:
    for told in holdings:
        if told.ends_on is not None and told.ends_on <= told.starts_on:
            raise Refused({"ends_on": "La fin est avant le début."})
        if told.rent < 0:
            raise Refused({"rent": "Un loyer ne peut pas être négatif."})
        if not told.places:
            raise Refused({"places": "Choisissez au moins un lieu."})
    made = Holding.objects.bulk_create(
        [
            Holding(
                organisation=organisation,
                kind=told.kind,
                state=told.state,
                owner=told.owner,
                manager=told.manager,
                reference=told.reference.strip(),
                period=period(told.starts_on, told.ends_on),
                rent=told.rent,
                rent_every=told.rent_every,
                former_lessee=told.former_lessee,
                taken_over_on=told.taken_over_on,
            )
            for told in holdings
        ],
        batch_size=2000,
    )
    HoldingPlace.objects.bulk_create(
        [
            HoldingPlace(organisation=organisation, holding=holding, place=place)
            for holding, told in zip(made, holdings, strict=True)
            for place in told.places
        ],
        batch_size=2000,
    )
    return made


@action("Signer un titre")
def sign_holding(
    holding: Holding,
    *,
    signed_on: date,
    starts_on: date,
    ends_on: date | None = None,
    actor: Actor,
) -> Holding:
    """The owner and the association have signed: the homes may be let from `starts_on`."""
    holding = lock(holding)
    HOLDING_MOVES.go(holding, HoldingState.SIGNED)
    _check_term(holding.kind, starts_on, ends_on)
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    holding.signed_on, holding.period = signed_on, period(starts_on, ends_on)
    holding.save(update_fields=["state", "signed_on", "period"])
    note_change(holding, HoldingChange.Kind.SIGNED, signed_on)
    announce(HoldingSigned(holding, actor))
    return holding


@action("Abandonner un titre en préparation")
def cancel_holding(holding: Holding, *, actor: Actor) -> Holding:
    """It will not be signed; it stays readable."""
    holding = lock(holding)
    HOLDING_MOVES.go(holding, HoldingState.CANCELLED)
    holding.save(update_fields=["state"])
    return holding


@action("Noter un avenant")
def amend_holding(
    holding: Holding,
    *,
    on: date,
    words: str,
    rent: Decimal,
    rent_every: str,
    deposit: Decimal,
    notice_months: int | None = None,
    index_quarter: int | None = None,
    sublet_agreed_on: date | None = None,
    fee_percent: Decimal | None = None,
    powers: str = "",
    manager: Body | None = None,
    actor: Actor,
) -> Holding:
    """The terms of a title, from a day: rent and deposit (euros), notice (months), review, powers.

    What was said before holds until that day, and is kept. Refused: a title that has ended, a day
    before the amendment that runs already.
    """
    holding = lock(holding)
    check_alive(holding)
    _keep_former(holding, on, (rent, rent_every, fee_percent))
    if holding.rent != rent:
        told = f"{euros(holding.rent)} puis {euros(rent)} {holding.get_rent_every_display()}"
        note_change(holding, HoldingChange.Kind.RENT, on, told)
    holding.rent, holding.rent_every, holding.deposit = rent, rent_every, deposit
    holding.notice_months, holding.index_quarter = notice_months, index_quarter
    holding.sublet_agreed_on, holding.fee_percent = sublet_agreed_on, fee_percent
    holding.powers, holding.manager = powers.strip(), manager
    holding.save()
    note_change(holding, HoldingChange.Kind.AMENDED, on, words.strip())
    return holding


@action("Annuler le dernier avenant")
def undo_amendment(holding: Holding, *, actor: Actor) -> Holding:
    """The rent, its rhythm and the fee that ran before it run on; the rest stays as it says.

    Refused: no amendment that changed them, a title that has ended.
    """
    holding = lock(holding)
    check_alive(holding)
    last = holding.former_terms.order_by("until").last()
    if last is None:
        raise Refused("Aucun avenant n’a changé le loyer ni les honoraires de ce titre.")
    holding.rent, holding.rent_every = last.rent, last.rent_every
    holding.fee_percent = last.fee_percent
    holding.save(update_fields=["rent", "rent_every", "fee_percent"])
    words = f"annulé : celui du {day_in_words(last.until)}"
    last.delete()
    note_change(holding, HoldingChange.Kind.AMENDED, today_in(holding.organisation), words)
    return holding


def _keep_former(holding: Holding, on: date, new: tuple[Decimal, str, Decimal | None]) -> None:
    """The rent and the fee that ran until an amendment; told again for its day, it is corrected.

    Of the title's first day, they never ran: they are kept as what was said until then.
    """
    on = max(on, holding.starts_on)
    last = holding.former_terms.order_by("until").last()
    if last and on < last.until:
        day = day_in_words(last.until)
        raise Refused({"on": f"Un avenant court déjà depuis le {day} : ce jour-là, ou après."})
    told = (holding.rent, holding.rent_every, holding.fee_percent)
    if told == new or (last and last.until == on):
        return
    FormerTerms.objects.create(
        organisation_id=holding.organisation_id,
        holding=holding,
        until=on,
        rent=holding.rent,
        rent_every=holding.rent_every,
        fee_percent=holding.fee_percent,
    )


@action("Noter une convention de loyer plafonné")
def set_convention(
    holding: Holding,
    *,
    convention: str,
    rent_ceiling: Decimal | None = None,
    convention_ends_on: date | None = None,
    actor: Actor,
) -> Holding:
    """The convention of the homes and its rent ceiling (euros a month, without charges).

    Loc’Avantages or an older ANAH convention (CCH art. L321-4 and L321-8), an APL convention.
    Refused: a convention without its ceiling, a ceiling without convention.
    """
    holding = lock(holding)
    check_alive(holding)
    if convention and rent_ceiling is None:
        raise Refused(
            {"rent_ceiling": "Reprenez le loyer plafond écrit dans la convention, en euros."}
        )
    if not convention and (rent_ceiling is not None or convention_ends_on is not None):
        raise Refused({"convention": "Dites de quelle convention vient ce plafond."})
    holding.convention, holding.rent_ceiling = convention, rent_ceiling
    holding.convention_ends_on = convention_ends_on
    holding.save(update_fields=["convention", "rent_ceiling", "convention_ends_on"])
    return holding


@action("Noter une négociation")
def note_talks(holding: Holding, *, on: date, words: str, actor: Actor) -> Holding:
    """What was said with the owner about what comes after the term."""
    holding = lock(holding)
    check_alive(holding)
    if not words.strip():
        raise Refused({"words": "Écrivez en une phrase ce qui a été dit."})
    note_change(holding, HoldingChange.Kind.TALKS, on, words.strip())
    return holding


@action("Renouveler un titre")
def renew_holding(
    holding: Holding, *, on: date, ends_on: date | None = None, words: str = "", actor: Actor
) -> Holding:
    """The title goes on, until `ends_on` (the first day out of it) or without an end.

    Refused: a title that has ended, an end that is not later than the one it had; an
    emphyteutic lease is signed anew, never renewed by itself (Code rural art. L451-1).
    """
    holding = lock(holding)
    check_alive(holding)
    if not holding.law.tacit_renewal:
        raise Refused(
            f"Un {holding.law.label} ne se reconduit pas ({holding.law.source}) : notez sa fin, "
            "et enregistrez le nouveau bail."
        )
    if holding.ends_on is None:
        raise Refused("Ce titre n’a pas de terme : il n’y a rien à renouveler.")
    if ends_on is not None and ends_on <= holding.ends_on:
        raise Refused({"ends_on": f"Il court déjà jusqu’au {day_in_words(holding.last_on)}."})  # type: ignore[arg-type]
    _check_term(holding.kind, holding.starts_on, ends_on)
    holding.period = period(holding.starts_on, ends_on)
    holding.save(update_fields=["period"])
    note_change(holding, HoldingChange.Kind.RENEWED, on, words.strip())
    return holding


@action("Retirer des titres repris par erreur")
def remove_holdings(
    organisation: Organisation, *, holdings: Sequence[Holding], actor: Actor
) -> Organisation:
    """Take away titles recorded by mistake. Refused: a contract or the register rests on one."""
    pks = [holding.pk for holding in holdings]
    HoldingPlace.objects.filter(holding__in=pks).delete()
    Holding.objects.filter(pk__in=pks).delete()
    return organisation


def check_alive(holding: Holding) -> None:
    if holding.state in (HoldingState.ENDED, HoldingState.CANCELLED):
        raise Refused("Ce titre est terminé : il ne change plus.")


def note_change(holding: Holding, kind: str, on: date, words: str = "") -> None:
    HoldingChange.objects.create(
        organisation_id=holding.organisation_id, holding=holding, kind=kind, on=on, words=words
    )

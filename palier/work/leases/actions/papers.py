"""What a contract is written on: templates, pieces, signatures, amendments, longer stays."""

from collections.abc import Sequence
from datetime import date, timedelta

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.law.dates import add_months
from palier.law.pieces import pieces_of
from palier.law.terms import stay_grounds, term_of
from palier.registers.papers.actions import forget_papers, keep_papers
from palier.registers.people.reads import signing_guardian
from palier.work.leases.composing import check_template, compose
from palier.work.leases.models import (
    ContractPaper,
    ContractTemplate,
    Occupancy,
    OccupancyParty,
    OccupancyPiece,
    OccupancyState,
    StayDecision,
    StayExtension,
)
from palier.work.leases.reads import missing_pieces


@action("Écrire un modèle de contrat")
def write_template(
    organisation: Organisation, *, regime: str, starts_on: date, text: str, actor: Actor
) -> ContractTemplate:
    """The association's own words for the contracts of a regime, from a day.

    Refused: no section, a word between braces that nothing fills.
    """
    check_template(text)
    row, _ = ContractTemplate.objects.update_or_create(
        organisation=organisation, regime=regime, starts_on=starts_on, defaults={"text": text}
    )
    return row


@action("Compléter le texte d’un contrat")
def complete_contract(occupancy: Occupancy, *, text: str, actor: Actor) -> Occupancy:
    """What is left to complete in a contract, or agreed for this one alone; empty: the usual words.

    Refused: signed already, over, no section, a word between braces that nothing fills.
    """
    occupancy = lock(occupancy)
    _check_alive(occupancy)
    if occupancy.papers.filter(kind=ContractPaper.Kind.CONTRACT).exists():
        raise Refused("Ce contrat est déjà signé : notez un avenant.")
    if text.strip():
        check_template(text)
    occupancy.words = text.strip()
    occupancy.save(update_fields=["words"])
    return occupancy


@action("Noter des pièces du contrat")
def receive_pieces(
    occupancy: Occupancy, *, pieces: Sequence[str], on: date, actor: Actor
) -> Occupancy:
    """Which pieces are gathered now; those that are no longer named wait again.

    Refused: a piece that the regime does not ask for, a contract that is over.
    """
    occupancy = lock(occupancy)
    _check_alive(occupancy)
    known = {piece.code for piece in pieces_of(occupancy.regime)}
    stranger = next((code for code in pieces if code not in known), "")
    if stranger:
        raise Refused(f"Ce régime ({occupancy.law.label}) ne demande pas « {stranger} ».")
    gone = occupancy.pieces.exclude(piece__in=pieces)
    forget_papers(occupancy.household, dict(gone.values_list("piece", "received_on")))
    gone.delete()
    OccupancyPiece.objects.bulk_create(
        [
            OccupancyPiece(
                organisation=actor.organisation, occupancy=occupancy, piece=code, received_on=on
            )
            for code in dict.fromkeys(pieces)
        ],
        ignore_conflicts=True,
    )
    keep_papers(occupancy.household, pieces, on)
    return occupancy


@action("Lever une réserve")
def lift_reserve(occupancy: Occupancy, *, actor: Actor) -> Occupancy:
    """What was missing at the entry is there now. Refused: no reserve, or a piece still missing."""
    occupancy = lock(occupancy)
    if not occupancy.reserve:
        raise Refused("Ce contrat n’a pas de réserve.")
    missing = missing_pieces(occupancy)
    if occupancy.law.needs_holding and occupancy.holding_id is None:
        raise Refused("La prise à bail de ce logement n’est toujours pas enregistrée.")
    if missing:
        raise Refused(f"Il manque encore : {', '.join(piece.label for piece in missing)}.")
    occupancy.reserve, occupancy.reserve_due_on = "", None
    occupancy.save(update_fields=["reserve", "reserve_due_on"])
    return occupancy


@action("Signer le contrat")
def sign_contract(
    occupancy: Occupancy,
    *,
    on: date,
    how: str,
    signed_as: str,
    signed_for_us: str,
    actor: Actor,
) -> ContractPaper:
    """The contract as it reads that day is kept for ever, with who signed.

    A protected person signs with or through their guardian. Refused: signed already, a name
    missing.
    """
    occupancy = lock(occupancy)
    _check_alive(occupancy)
    if occupancy.papers.filter(kind=ContractPaper.Kind.CONTRACT).exists():
        raise Refused("Ce contrat est déjà signé : notez un avenant.")
    paper = _keep(
        occupancy,
        kind=ContractPaper.Kind.CONTRACT,
        on=on,
        how=how,
        names=(signed_as, signed_for_us),
        sections=compose(occupancy, on),
    )
    OccupancyPiece.objects.get_or_create(
        organisation=actor.organisation,
        occupancy=occupancy,
        piece="signed",
        defaults={"received_on": on},
    )
    return paper


@action("Signer un avenant au contrat")
def amend_contract(
    occupancy: Occupancy,
    *,
    on: date,
    how: str,
    title: str,
    text: str,
    signed_as: str,
    signed_for_us: str,
    actor: Actor,
) -> ContractPaper:
    """Both agree on a change, in words; the contract itself stays as it was signed.

    Refused: a contract that is not signed or that is over, an empty change.
    """
    occupancy = lock(occupancy)
    _check_alive(occupancy)
    if not occupancy.papers.filter(kind=ContractPaper.Kind.CONTRACT).exists():
        raise Refused("Ce contrat n’est pas signé : corrigez-le avant la signature.")
    if not text.strip():
        raise Refused({"text": "Écrivez ce qui change."})
    return _keep(
        occupancy,
        kind=ContractPaper.Kind.AMENDMENT,
        on=on,
        how=how,
        names=(signed_as, signed_for_us),
        sections=[{"title": title.strip(), "text": text.strip()}],
    )


def _keep(
    occupancy: Occupancy,
    *,
    kind: str,
    on: date,
    how: str,
    names: tuple[str, str],
    sections: list[dict[str, str]],
) -> ContractPaper:
    ours, theirs = names[1].strip(), names[0].strip()
    if not theirs or not ours:
        raise Refused({"signed_as": "Les deux parties signent : écrivez les deux noms."})
    signing = occupancy.parties.filter(role=OccupancyParty.Role.SIGNATORY)
    guardians = [signing_guardian(pk, on) for pk in signing.values_list("person_id", flat=True)]
    return ContractPaper.objects.create(
        organisation_id=occupancy.organisation_id,
        occupancy=occupancy,
        kind=kind,
        on=on,
        how=how,
        signed_as=theirs,
        signed_for_us=ours,
        guardian=", ".join(filter(None, guardians))[:200],
        sections=sections,
    )


@action("Renouveler un contrat")
def renew_contract(occupancy: Occupancy, *, on: date, term_on: date, actor: Actor) -> Occupancy:
    """A contract with a term goes on until another one (`term_on`: the first day after).

    Refused: a regime whose contract goes on by itself, a halting site (an exception is asked
    instead), a term that is not later, a student's term beyond a year.
    """
    occupancy = lock(occupancy)
    if occupancy.state != OccupancyState.ACTIVE:
        raise Refused("Ce contrat n’est pas en cours.")
    law = term_of(occupancy.regime)
    if law.exception_months:
        raise Refused(
            f"Un séjour ne se renouvelle pas ici : demandez une dérogation ({law.source})."
        )
    if occupancy.term_on is None or (law.tacit and not law.renewable):
        raise Refused(f"Ce contrat se poursuit sans qu’on le renouvelle ({law.source}).")
    if term_on <= occupancy.term_on:
        raise Refused({"term_on": "Le nouveau terme vient après celui qui court."})
    if law.most_months and term_on > add_months(occupancy.term_on, law.most_months):
        raise Refused({"term_on": f"Au plus {law.most_months} mois à la fois ({law.source})."})
    occupancy.term_on = term_on
    occupancy.save(update_fields=["term_on"])
    return occupancy


@action("Annoncer la fin de la fonction ou des études")
def announce_term(
    occupancy: Occupancy, *, tied_until: date | None = None, actor: Actor
) -> Occupancy:
    """What the home is tied to ends (`tied_until`: the first day after); None: it does not end
    after all. The contract’s own term stands.

    Refused: a regime tied to neither, a contract that is over, before the entry, after its term.
    """
    occupancy = lock(occupancy)
    if occupancy.regime not in TIED:
        raise Refused("Sous ce régime, le logement n’est lié ni à une fonction ni à des études.")
    if occupancy.state != OccupancyState.ACTIVE:
        raise Refused("Ce contrat n’est pas en cours.")
    if tied_until is not None and tied_until <= occupancy.starts_on:
        raise Refused({"tied_until": f"L’entrée est le {day_in_words(occupancy.starts_on)}."})
    if tied_until is not None and occupancy.term_on and tied_until > occupancy.term_on:
        last = day_in_words(occupancy.term_on - timedelta(days=1))
        raise Refused({"tied_until": f"Le contrat finit avant, le {last}."})
    occupancy.tied_until = tied_until
    occupancy.save(update_fields=["tied_until"])
    return occupancy


TIED = ("function", "student")
"""Regimes under which one lives somewhere for a job or for studies."""


@action("Accorder une dérogation de séjour")
def extend_stay(
    occupancy: Occupancy, *, on: date, ground: str, proof: str, until: date, actor: Actor
) -> StayExtension:
    """A stay on a halting site goes on beyond three months, on a ground that is proved.

    `until` is the first day beyond it. Décret n° 2019-1478, art. 5. Refused: another regime,
    another ground, no proof, more than seven months in all.
    """
    occupancy = lock(occupancy)
    law = term_of(occupancy.regime)
    latest = law.latest(occupancy.starts_on)
    if not law.exception_months or latest is None:
        raise Refused(f"Sous ce régime ({occupancy.law.label}), un séjour n’a pas de dérogation.")
    if occupancy.state != OccupancyState.ACTIVE or occupancy.term_on is None:
        raise Refused("Ce séjour n’est pas en cours.")
    if ground not in stay_grounds():
        raise Refused({"ground": f"Motifs prévus : {', '.join(stay_grounds().values())}."})
    if not proof.strip():
        raise Refused({"proof": "Une dérogation se justifie : citez la pièce."})
    if until <= occupancy.term_on:
        raise Refused({"until": f"Le séjour court déjà jusque-là ({law.source})."})
    if until > latest:
        last = day_in_words(latest)
        raise Refused(
            {"until": f"Sept mois de plus au plus, donc avant le {last} ({law.source})."}
        )
    occupancy.term_on = until
    occupancy.save(update_fields=["term_on"])
    return StayExtension.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        on=on,
        ground=ground,
        proof=proof.strip(),
        until=until,
    )


@action("Noter une décision d’entrée ou de sortie")
def note_stay_decision(
    occupancy: Occupancy,
    *,
    kind: str,
    by: str,
    on: date,
    effective_on: date,
    reference: str = "",
    actor: Actor,
) -> StayDecision:
    """Who enters a shelter or leaves it is decided by the OFII or the SIAO; kept with its day.

    Refused: a regime that is not a shelter's.
    """
    occupancy = lock(occupancy)
    if occupancy.regime != "shelter":
        raise Refused(
            f"Sous ce régime ({occupancy.law.label}), personne d’autre ne décide de l’entrée."
        )
    return StayDecision.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        kind=kind,
        by=by,
        on=on,
        effective_on=effective_on,
        reference=reference.strip(),
    )


@action("Choisir la clause de révision")
def set_review_clause(
    occupancy: Occupancy, *, index_quarter: int | None, actor: Actor
) -> Occupancy:
    """Which quarter's index the rent follows, or none: without a clause there is no review.

    Loi n° 89-462, art. 17-1. Refused: a regime whose rent is not reviewed this way.
    """
    occupancy = lock(occupancy)
    _check_alive(occupancy)
    if occupancy.law.flat_charges or occupancy.regime == "social_lease":
        raise Refused(
            f"Sous ce régime ({occupancy.law.label}), le montant ne suit pas l’IRL du contrat."
        )
    occupancy.index_quarter = index_quarter
    occupancy.save(update_fields=["index_quarter"])
    return occupancy


def _check_alive(occupancy: Occupancy) -> None:
    if occupancy.state in (OccupancyState.ENDED, OccupancyState.CANCELLED):
        raise Refused("Ce contrat est terminé.")

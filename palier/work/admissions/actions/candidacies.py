"""A candidacy comes, is gathered, may be given up and taken up again."""

from collections.abc import Sequence
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.tenancy.walls import today_in
from palier.registers.papers.actions import forget_papers, keep_papers
from palier.registers.people.actions import open_household
from palier.registers.people.models import Body, Household
from palier.work.admissions.gathering import PIECES, gathered, missing
from palier.work.admissions.models import (
    CANDIDACY_MOVES,
    LIVING_CANDIDACIES,
    Candidacy,
    CandidacyPiece,
    CandidacyState,
    Origin,
)


@action("Recevoir une candidature")
def receive_candidacy(
    site: Site,
    *,
    first_name: str,
    last_name: str,
    origin: str,
    received_on: date,
    people: int = 1,
    wanted: str = "",
    phone: str = "",
    prescriber: Body | None = None,
    siao_number: str = "",
    words: str = "",
    household: Household | None = None,
    actor: Actor,
) -> Candidacy:
    """Someone asks for a place: a name is enough, the file comes later.

    Refused: no name, nobody, a SIAO referral without its number, one already under way.
    """
    if not last_name.strip():
        raise Refused({"last_name": "Écrivez au moins un nom."})
    if people < 1:
        raise Refused({"people": "Une candidature compte au moins une personne."})
    if origin == Origin.SIAO and not siao_number.strip():
        raise Refused(
            {"siao_number": "Recopiez le n° de demande SI-SIAO : la réponse s’y saisit."}
        )
    return Candidacy.objects.create(
        organisation=actor.organisation,
        site=site,
        household=household,
        first_name=first_name.strip(),
        last_name=last_name.strip(),
        phone=phone.strip(),
        people=people,
        wanted=wanted,
        origin=origin,
        prescriber=prescriber,
        siao_number=siao_number.strip(),
        words=words.strip(),
        received_on=received_on,
    )


@action("Corriger une candidature")
def correct_candidacy(
    candidacy: Candidacy,
    *,
    first_name: str,
    last_name: str,
    people: int,
    wanted: str = "",
    phone: str = "",
    siao_number: str = "",
    words: str = "",
    site: Site | None = None,
    actor: Actor,
) -> Candidacy:
    """What was told wrong, or is known now: the house too, until a committee has it.

    Refused: no name, nobody, no SIAO number, over, another house once a committee has it.
    """
    candidacy = _living(candidacy)
    if site is not None and site != candidacy.site:
        if candidacy.committee_id or candidacy.decided_on:
            raise Refused(
                {"site": "Une commission a déjà cette candidature : elle reste à sa maison."}
            )
        candidacy.site = site
    if candidacy.origin == Origin.SIAO and not siao_number.strip():
        raise Refused(
            {"siao_number": "Recopiez le n° de demande SI-SIAO : la réponse s’y saisit."}
        )
    if not last_name.strip():
        raise Refused({"last_name": "Écrivez au moins un nom."})
    if people < 1:
        raise Refused({"people": "Une candidature compte au moins une personne."})
    candidacy.first_name, candidacy.last_name = first_name.strip(), last_name.strip()
    candidacy.people, candidacy.wanted, candidacy.phone = people, wanted, phone.strip()
    candidacy.siao_number, candidacy.words = siao_number.strip(), words.strip()
    candidacy.save()
    return candidacy


@action("Noter des pièces d’une candidature")
def receive_candidacy_pieces(
    candidacy: Candidacy, *, pieces: Sequence[str], on: date, actor: Actor
) -> Candidacy:
    """Papers came; when none is missing the candidacy is complete, from that day.

    Refused: a piece that does not exist, over, before the candidacy.
    """
    candidacy = _living(candidacy)
    if on < candidacy.received_on:
        raise Refused({"on": "Ce jour est avant la candidature."})
    if any(piece not in PIECES for piece in pieces):
        raise Refused({"pieces": "Cette pièce n’existe pas."})
    CandidacyPiece.objects.bulk_create(
        [
            CandidacyPiece(
                organisation=actor.organisation, candidacy=candidacy, piece=piece, received_on=on
            )
            for piece in dict.fromkeys(pieces)
        ],
        ignore_conflicts=True,
    )
    if candidacy.household is not None:
        keep_papers(candidacy.household, pieces, on)
    return _complete_on(candidacy, on)


def _complete_on(candidacy: Candidacy, on: date) -> Candidacy:
    """When none is missing, the candidacy is complete from that day."""
    have = set(gathered(candidacy, on))
    if candidacy.state == CandidacyState.RECEIVED and not missing(candidacy.origin, have):
        CANDIDACY_MOVES.go(candidacy, CandidacyState.COMPLETE)
        candidacy.completed_on = on
        candidacy.save(update_fields=["state", "completed_on"])
    return candidacy


@action("Retirer une pièce notée par erreur")
def take_back_piece(piece: CandidacyPiece, *, actor: Actor) -> Candidacy:
    """A paper that did not come: the candidacy waits for it again.

    Refused: a candidacy studied already or over.
    """
    candidacy = _living(piece.candidacy)
    if candidacy.state not in (CandidacyState.RECEIVED, CandidacyState.COMPLETE):
        raise Refused("Cette candidature a été étudiée avec ses pièces.")
    if candidacy.household is not None:
        forget_papers(candidacy.household, {piece.piece: piece.received_on})
    lock(piece).delete()
    have = set(gathered(candidacy, today_in(actor.organisation)))
    if candidacy.state == CandidacyState.COMPLETE and missing(candidacy.origin, have):
        CANDIDACY_MOVES.go(candidacy, CandidacyState.RECEIVED)
        candidacy.completed_on = None
        candidacy.save(update_fields=["state", "completed_on"])
    return candidacy


@action("Rattacher une candidature à un dossier")
def link_household(candidacy: Candidacy, *, household: Household, actor: Actor) -> Candidacy:
    """The file of the household exists, or was opened for it: what each was brought serves the other.

    Refused: over, another file already.
    """
    candidacy = _living(candidacy)
    if candidacy.household_id not in (None, household.pk):
        raise Refused("Cette candidature a déjà son dossier.")
    candidacy.household = household
    candidacy.save(update_fields=["household"])
    for piece, received_on in candidacy.pieces.values_list("piece", "received_on"):
        keep_papers(household, [piece], received_on)
    return _complete_on(candidacy, today_in(actor.organisation))


@action("Ouvrir le dossier d’une candidature")
def open_candidate_file(candidacy: Candidacy, *, opened_on: date, actor: Actor) -> Candidacy:
    """The household’s file is opened from what the candidacy says, and linked to it.

    Refused: a file already, over.
    """
    candidacy = _living(candidacy)
    if candidacy.household_id is not None:
        raise Refused("Cette candidature a déjà son dossier.")
    household = open_household(
        actor.organisation,
        title="none",
        first_name=candidacy.first_name,
        last_name=candidacy.last_name,
        phone=candidacy.phone,
        opened_on=opened_on,
        actor=actor,
    )
    return link_household(candidacy, household=household, actor=actor)


@action("Clore une candidature sans suite")
def close_candidacy(
    candidacy: Candidacy, *, reason: str, reason_words: str = "", on: date, actor: Actor
) -> Candidacy:
    """The person gave up, or was housed elsewhere. Refused: no reason, an offer that waits, over."""
    candidacy = lock(candidacy)
    if candidacy.offers.filter(answer="").exists():
        raise Refused("Une proposition attend sa réponse : notez-la d’abord.")
    CANDIDACY_MOVES.go(candidacy, CandidacyState.DECLINED)
    _say_why(candidacy, reason, reason_words, on)
    return candidacy


REOPENED = (
    CandidacyState.REFUSED,
    CandidacyState.DECLINED,
    CandidacyState.ACCEPTED,
    CandidacyState.WAITLISTED,
)


@action("Reprendre une candidature")
def reopen_candidacy(candidacy: Candidacy, *, on: date, actor: Actor) -> Candidacy:
    """Refused, given up, or answered by mistake, it is studied again, or gathered if papers lack.

    Refused: not answered yet, a home offered already, entered.
    """
    candidacy = lock(candidacy)
    if candidacy.state not in REOPENED:
        raise Refused(
            "Cette candidature n’a pas encore sa réponse, ou un logement lui est proposé."
        )
    if candidacy.offers.filter(answer="").exists():
        raise Refused("Un logement lui est proposé : notez d’abord sa réponse.")
    lacks = missing(candidacy.origin, set(gathered(candidacy, on)))
    CANDIDACY_MOVES.go(candidacy, CandidacyState.RECEIVED if lacks else CandidacyState.COMPLETE)
    candidacy.completed_on = None if lacks else candidacy.completed_on or on
    candidacy.decided_on, candidacy.reason, candidacy.reason_words = None, "", ""
    candidacy.committee, candidacy.told_siao_on = None, None
    candidacy.save()
    return candidacy


@action("Noter la réponse saisie dans SI-SIAO")
def tell_siao(candidacy: Candidacy, *, told_siao_on: date, actor: Actor) -> Candidacy:
    """The answer was copied into the State’s tool. Refused: not from the SIAO, nothing decided."""
    candidacy = lock(candidacy)
    if not candidacy.siao_number:
        raise Refused("Cette candidature n’a pas de n° SI-SIAO.")
    if candidacy.state in (
        CandidacyState.RECEIVED,
        CandidacyState.COMPLETE,
        CandidacyState.COMMITTEE,
    ):
        raise Refused("Rien n’est encore décidé : il n’y a pas de réponse à saisir.")
    candidacy.told_siao_on = told_siao_on
    candidacy.save(update_fields=["told_siao_on"])
    return candidacy


def _living(candidacy: Candidacy) -> Candidacy:
    candidacy = lock(candidacy)
    if candidacy.state not in LIVING_CANDIDACIES:
        raise Refused(f"Cette candidature est « {candidacy.get_state_display()} ».")
    return candidacy


def _say_why(candidacy: Candidacy, reason: str, words: str, on: date) -> None:
    if reason not in Candidacy.Reason.values:
        raise Refused({"reason": "Choisissez un motif : la personne a droit à une réponse."})
    if on < candidacy.received_on:
        raise Refused({"on": "Ce jour est avant la candidature."})
    candidacy.reason, candidacy.reason_words, candidacy.decided_on = reason, words.strip(), on
    candidacy.told_siao_on = None
    candidacy.save(update_fields=["state", "reason", "reason_words", "decided_on", "told_siao_on"])

"""The local commission: called, its agenda, opinions, what is asked of whom, held, followed."""

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from django.db.models import Max

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.people.models import Body, Household
from palier.work.eviction.models import (
    Commission,
    CommissionAttendance,
    CommissionCase,
    CommissionMember,
    Procedure,
    Recommendation,
)


@action("Ajouter un membre de la CCAPEX")
def add_commission_member(
    organisation: Organisation,
    *,
    name: str,
    body: Body,
    sees: str,
    email: str = "",
    actor: Actor,
) -> CommissionMember:
    """Someone sits for a partner; a landlord reads its own tenants only.

    Refused: nobody named, a landlord who would read everything, sitting already.
    """
    if not name.strip():
        raise Refused({"name": "Dites qui siège."})
    if sees not in CommissionMember.Sees.values:
        raise Refused({"sees": "Dites ce que cette personne peut lire."})
    if sees == CommissionMember.Sees.ALL and "landlord" in body.kinds:
        raise Refused({"sees": "Un bailleur ne lit que les situations de ses propres locataires."})
    members = CommissionMember.objects.filter(organisation=organisation, left_on=None)
    if members.filter(name__iexact=name.strip(), body=body).exists():
        raise Refused({"name": "Cette personne siège déjà pour cette structure."})
    return CommissionMember.objects.create(
        organisation=organisation, name=name.strip(), body=body, sees=sees, email=email.strip()
    )


@action("Noter qu’un membre ne siège plus")
def retire_commission_member(
    member: CommissionMember, *, left_on: date, actor: Actor
) -> CommissionMember:
    """They no longer read anything from that day. Refused: gone already."""
    member = lock(member)
    if member.left_on is not None:
        raise Refused("Cette personne ne siège déjà plus.")
    member.left_on = left_on
    member.save(update_fields=["left_on"])
    return member


@action("Convoquer une séance de la CCAPEX")
def call_commission(
    organisation: Organisation,
    *,
    on: date,
    at: time | None = None,
    place: str = "",
    actor: Actor,
) -> Commission:
    """A day for the commission. Refused: another session that day."""
    return Commission.objects.create(organisation=organisation, on=on, at=at, place=place.strip())


@action("Mettre une situation à l’ordre du jour")
def put_on_agenda(
    commission: Commission,
    *,
    household: Household | None = None,
    procedure: Procedure | None = None,
    name: str = "",
    landlord: Body | None = None,
    brought_by: str,
    debt: Decimal | None = None,
    rent: Decimal | None = None,
    stage: str = "",
    summary: str = "",
    informed_on: date | None,
    household_words: str = "",
    actor: Actor,
) -> CommissionCase:
    """One sheet: what the members will read, and no more.

    Refused: held already, nobody named, a household that was not informed, twice the same.
    """
    commission = _to_come(commission)
    if procedure is not None:
        if household is not None and household.pk != procedure.household_id:
            raise Refused({"household": "Cette procédure est celle d’un autre ménage."})
        if landlord is not None and procedure.landlord_id not in (None, landlord.pk):
            raise Refused({"landlord": "Cette procédure est celle d’un autre bailleur."})
        household, landlord = procedure.household, procedure.landlord or landlord
    label = name.strip() or (household.name if household else "")
    if not label:
        raise Refused({"name": "Dites de qui il s’agit, au moins par des initiales."})
    if informed_on is None:
        raise Refused(
            {"informed_on": "Le ménage est informé que sa situation est examinée : dites quand."}
        )
    last = commission.cases.aggregate(m=Max("rank"))["m"] or 0
    return CommissionCase.objects.create(
        organisation=actor.organisation,
        commission=commission,
        rank=last + 1,
        household=household,
        procedure=procedure,
        name=label,
        landlord=landlord,
        brought_by=brought_by.strip(),
        debt=debt,
        rent=rent,
        stage=stage.strip(),
        summary=summary.strip(),
        informed_on=informed_on,
        household_words=household_words.strip(),
    )


@action("Retirer une situation de l’ordre du jour")
def take_off_agenda(case: CommissionCase, *, actor: Actor) -> Commission:
    """It will not be looked at. Refused: an opinion was given, the session was held."""
    case = lock(case)
    commission = _to_come(case.commission)
    if case.opinion:
        raise Refused("La commission a déjà rendu un avis : il reste.")
    CommissionCase.objects.filter(pk=case.pk).delete()
    return commission


@action("Noter les présents d’une séance")
def note_commission_attendance(
    commission: Commission, *, present: Sequence[CommissionMember], actor: Actor
) -> Commission:
    """Who came; the other members were not there. Refused: held already."""
    commission = _to_come(commission)
    commission.attendances.all().delete()
    here = {member.pk for member in present}
    members = CommissionMember.objects.filter(organisation=actor.organisation, left_on=None)
    CommissionAttendance.objects.bulk_create(
        [
            CommissionAttendance(
                organisation=actor.organisation,
                commission=commission,
                member=member,
                came=member.pk in here,
            )
            for member in members.order_by("pk")
        ]
    )
    return commission


@action("Rendre un avis de la CCAPEX")
def give_opinion(
    case: CommissionCase, *, opinion: str, given_on: date, actor: Actor
) -> CommissionCase:
    """What the commission thinks of a situation. Refused: empty, before the session, held already."""
    case = lock(case)
    _to_come(case.commission)
    if not opinion.strip():
        raise Refused({"opinion": "Un avis se dit en mots."})
    if given_on < case.commission.on:
        raise Refused({"given_on": "La séance n’a pas encore eu lieu."})
    case.opinion, case.given_on = opinion.strip(), given_on
    case.save(update_fields=["opinion", "given_on"])
    return case


@action("Demander une suite à un avis")
def recommend(
    case: CommissionCase, *, outcome: str, who: str, due_on: date, actor: Actor
) -> Recommendation:
    """Someone is asked to do something before a day. Refused: without an opinion, nobody, twice."""
    case = lock(case)
    _to_come(case.commission)
    if not case.opinion:
        raise Refused("Rendez d’abord l’avis : une suite en découle.")
    if not who.strip():
        raise Refused({"who": "Dites qui s’en charge."})
    if case.given_on and due_on < case.given_on:
        raise Refused({"due_on": "Ce jour est avant l’avis."})
    return Recommendation.objects.create(
        organisation=actor.organisation, case=case, outcome=outcome, who=who.strip(), due_on=due_on
    )


@action("Noter la suite d’un avis")
def finish_recommendation(
    recommendation: Recommendation, *, done_on: date, result: str, actor: Actor
) -> Recommendation:
    """What came of it. Refused: noted already, without saying what."""
    recommendation = lock(recommendation)
    if recommendation.done_on is not None:
        raise Refused("Cette suite est déjà notée.")
    if not result.strip():
        raise Refused({"result": "Dites ce qu’il en est."})
    recommendation.done_on, recommendation.result = done_on, result.strip()
    recommendation.save(update_fields=["done_on", "result"])
    return recommendation


@action("Clore une séance de la CCAPEX")
def hold_commission(
    commission: Commission, *, held_on: date, minutes: str = "", actor: Actor
) -> Commission:
    """The minutes are kept; sheets and opinions no longer change, what follows is followed.

    Refused: held already, a situation without opinion, nobody noted as present.
    """
    commission = _to_come(commission)
    without = commission.cases.filter(opinion="").order_by("rank").first()
    if without is not None:
        raise Refused(f"« {without.name} » n’a pas d’avis : rendez-le, ou retirez la situation.")
    if not commission.attendances.filter(came=True).exists():
        raise Refused("Notez qui était présent.")
    if held_on < commission.on:
        raise Refused({"held_on": "La séance n’a pas encore eu lieu."})
    commission.held_on, commission.minutes = held_on, minutes.strip()
    commission.save(update_fields=["held_on", "minutes"])
    return commission


def _to_come(commission: Commission) -> Commission:
    commission = lock(commission)
    if commission.held_on is not None:
        raise Refused("Cette séance est close : son relevé ne change plus.")
    return commission

"""A file of an agency: read, told person by person, taken away."""

from collections.abc import Sequence
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import month_in_words, of_name
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.law.dates import Month
from palier.registers.people.models import Household
from palier.work.benefits.matching import Matcher
from palier.work.benefits.models import (
    AgencyLayout,
    Claimant,
    Remittance,
    RemittanceLine,
)
from palier.work.benefits.proposing import Guess
from palier.work.benefits.proposing import guesses as guesses_of
from palier.work.benefits.reading import read
from palier.work.leases.models import Occupancy


@action("Importer un bordereau d’aides")
def receive_remittance(
    organisation: Organisation,
    *,
    agency: str,
    month_on: date,
    content: bytes,
    name: str,
    on: date,
    columns: dict[str, str] | None = None,
    actor: Actor,
) -> Remittance:
    """Read an agency's file and tell whom each line is for; nothing is owed or paid by it yet.

    The columns said by hand are kept for that agency. Refused, and nothing kept: a file that is no
    remittance, already imported, or of which no line is of the month that one says.
    """
    month = Month.of(month_on)
    layout = AgencyLayout.objects.filter(organisation=organisation, agency__iexact=agency).first()
    said = {**(layout.columns if layout else {}), **(columns or {})}
    slip = read(content, said)
    if not any(row.month == month.first for row in slip.rows):
        others = sorted({row.month for row in slip.rows})
        raise Refused(
            f"Aucune ligne n’est {of_name(month_in_words(month.first))} : ce fichier est de "
            f"{month_in_words(others[-1])}. Rien n’a été importé. Vérifiez le mois, ou le fichier."
        )
    AgencyLayout.objects.update_or_create(
        organisation=organisation, agency=agency.strip(), defaults={"columns": slip.columns}
    )
    remittance = Remittance.objects.create(
        organisation=organisation,
        agency=agency.strip(),
        month=month.first,
        file_name=name[:120],
        received_on=on,
    )
    lines = [
        RemittanceLine(
            organisation=organisation,
            remittance=remittance,
            row=row.row,
            kind=kind,
            month=row.month,
            amount=amount,
            name=row.name,
            claimant=row.claimant,
            tenant_code=row.tenant_code,
        )
        for row in slip.rows
        for kind, amount in (("due", row.amount), ("back", row.back), ("overpaid", -row.overpaid))
        if amount
    ]
    for line in lines:
        if line.kind == "due" and line.amount < 0:
            line.kind = RemittanceLine.Kind.OVERPAID
    Matcher(organisation).match(lines)
    RemittanceLine.objects.bulk_create(lines, batch_size=2000)
    return remittance


@action("Dire pour qui est une aide")
def identify_benefit(
    line: RemittanceLine, *, occupancy: Occupancy, actor: Actor
) -> RemittanceLine:
    """A person says whose aid it is; the household's number is remembered, and its other lines
    in this remittance follow. Refused: a remittance settled already."""
    remittance = lock(line.remittance)
    check_draft(remittance)
    same = remittance.lines.filter(occupancy=None)
    same = same.filter(claimant=line.claimant) if line.claimant else same.filter(pk=line.pk)
    same.update(occupancy=occupancy, matched_by="hand")
    remittance.lines.filter(pk=line.pk).update(occupancy=occupancy, matched_by="hand")
    if line.claimant:
        know_claimant(occupancy.household, number=line.claimant, actor=actor)
    line.refresh_from_db()
    return line


@action("Reconnaître des aides proposées")
def confirm_benefits(
    remittance: Remittance, *, guesses: Sequence[Guess], actor: Actor
) -> Remittance:
    """A person says yes to what was proposed, line by line; their numbers are remembered.

    Refused, and nothing changes: nothing chosen, a proposal that no longer stands, a remittance
    settled already.
    """
    remittance = lock(remittance)
    check_draft(remittance)
    if not guesses:
        raise Refused({"guesses": "Cochez les aides que vous reconnaissez."})
    now = {guess.key for guess in guesses_of(remittance, actor).values()}
    if any(guess.key not in now for guess in guesses):
        raise Refused("Une de ces propositions ne tient plus. Rechargez la page.")
    for guess in guesses:
        identify_benefit(guess.line, occupancy=guess.occupancy, actor=actor)
    return remittance


def check_draft(remittance: Remittance) -> None:
    if remittance.state != Remittance.State.DRAFT:
        raise Refused("Ce bordereau est déjà rapproché.")


@action("Noter un numéro d’allocataire")
def know_claimant(household: Household, *, number: str, actor: Actor) -> Claimant:
    """A household's number at its agency. Refused: another household's."""
    found = Claimant.objects.filter(organisation=actor.organisation, number=number).first()
    if found and found.household_id == household.pk:
        return found
    return Claimant.objects.create(
        organisation=actor.organisation, household=household, number=number
    )


@action("Retirer un bordereau d’aides")
def drop_remittance(remittance: Remittance, *, actor: Actor) -> Organisation:
    """A file imported by mistake goes. Refused: settled already."""
    remittance = lock(remittance)
    check_draft(remittance)
    remittance.lines.all().delete()
    remittance.delete()
    return actor.organisation

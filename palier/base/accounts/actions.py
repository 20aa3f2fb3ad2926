"""Who works here and as what; the association's own card."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db.backends.postgresql.psycopg_any import DateRange

from palier.base.documents.logos import check_logo
from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import FIGURES
from palier.base.tenancy.models import (
    Figure,
    LegalEntity,
    Membership,
    Organisation,
    Site,
    Team,
    User,
)
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.roles import ROLES
from palier.law.checked import checked


@action("Donner un accès")
def add_member(
    organisation: Organisation,
    *,
    email: str,
    first_name: str,
    last_name: str,
    job: str,
    roles: list[str],
    starts_on: date,
    supervisor: User | None = None,
    password: str | None = None,
    team: str = "",
    everywhere: bool = False,
    sites: Sequence[Site] = (),
    teams: Sequence[Team] = (),
    actor: Actor,
) -> Membership:
    """Let someone work here from a day on; they may already work for another association.

    They work everywhere, or at some sites and for some teams. Refused: an unknown role, an access
    that already runs, a password too weak, more places than one has oneself.
    """
    _check_reach(actor, everywhere=everywhere, sites=sites, teams=teams)
    if unknown := [code for code in roles if code not in ROLES]:
        raise Refused(f"Le rôle « {unknown[0]} » n’existe pas.")
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        if password:
            validate_password(password)
        user = User.objects.create_user(
            email=email.strip(), password=password, first_name=first_name, last_name=last_name
        )
    return Membership.objects.create(
        organisation=organisation,
        user=user,
        job=job,
        roles=list(roles),
        supervisor=supervisor,
        team=_team(organisation, team),
        everywhere=everywhere,
        site_ids=sorted(site.pk for site in sites),
        team_ids=sorted(each.pk for each in teams),
        period=period(starts_on),
    )


def _check_reach(
    actor: Actor, *, everywhere: bool, sites: Sequence[Site], teams: Sequence[Team]
) -> None:
    """Refused: everywhere and somewhere at once, or more than the actor has."""
    if everywhere and (sites or teams):
        raise Refused(
            {"everywhere": "Partout, ou les lieux et équipes choisis : l’un ou l’autre."}
        )
    beyond = everywhere or not {site.pk for site in sites} <= (actor.sites or frozenset())
    if actor.sites is not None and (beyond or not {each.pk for each in teams} <= actor.teams):
        raise Refused("On ne donne pas accès à plus de lieux que l’on n’en a soi-même.")


def _team(organisation: Organisation, name: str) -> Team | None:
    """The team of that name, made the first time it is said."""
    name = name.strip()
    if not name:
        return None
    known = Team.objects.filter(organisation=organisation, name__iexact=name).first()
    return known or Team.objects.create(organisation=organisation, name=name)


@action("Changer les rôles")
def change_roles(
    membership: Membership,
    *,
    roles: list[str],
    supervisor: User | None = None,
    team: str = "",
    actor: Actor,
) -> Membership:
    """What someone may do and see changes from now on. Nobody raises their own access."""
    membership = lock(membership)
    if membership.user_id == actor.user_id:
        raise Refused("On ne change pas ses propres rôles : demandez à une autre personne.")
    membership.roles, membership.supervisor = list(roles), supervisor
    membership.team = _team(actor.organisation, team)
    membership.save(update_fields=["roles", "supervisor", "team"])
    return membership


@action("Changer où quelqu’un travaille")
def change_perimeter(
    membership: Membership,
    *,
    everywhere: bool = False,
    sites: Sequence[Site] = (),
    teams: Sequence[Team] = (),
    actor: Actor,
) -> Membership:
    """Where someone works changes from now on: everywhere, or at some sites and for some teams.

    With none of them, they see what belongs to no place. Refused: one’s own access, more places
    than one has oneself.
    """
    membership = lock(membership)
    if membership.user_id == actor.user_id:
        raise Refused("On ne change pas ses propres lieux : demandez à une autre personne.")
    _check_reach(actor, everywhere=everywhere, sites=sites, teams=teams)
    membership.everywhere = everywhere
    membership.site_ids = sorted(site.pk for site in sites)
    membership.team_ids = sorted(each.pk for each in teams)
    membership.save(update_fields=["everywhere", "site_ids", "team_ids"])
    return membership


@action("Fermer un accès")
def end_membership(membership: Membership, *, last_on: date, actor: Actor) -> Membership:
    """Someone no longer works here after a day; what they did stays in the journal."""
    membership = lock(membership)
    if membership.user_id == actor.user_id:
        raise Refused("On ne ferme pas son propre accès : demandez à une autre personne.")
    if last_on < membership.period.lower:
        raise Refused("La fin de l’accès est avant son début.")
    membership.period = DateRange(membership.period.lower, last_on + timedelta(days=1), "[)")
    membership.save(update_fields=["period"])
    return membership


@action("Modifier la fiche de l’association")
def change_card(
    organisation: Organisation,
    *,
    name: str,
    street: str,
    postcode: str,
    town: str,
    phone: str,
    email: str,
    siren: str,
    approvals: str,
    proration: str,
    due_day: int,
    logo: bytes | None = None,
    no_logo: bool = False,
    actor: Actor,
) -> Organisation:
    """Change what heads every document; documents already issued keep what they said.

    Refused: a logo that no document could bear.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    organisation.name, organisation.street = name, street
    organisation.postcode, organisation.town = postcode, town
    organisation.phone, organisation.email = phone, email
    organisation.approvals, organisation.proration = approvals, proration
    organisation.due_day = due_day
    if logo:
        organisation.logo = check_logo(logo)
    elif no_logo:
        organisation.logo = None
    organisation.save()
    entity = lock(main_entity(organisation))
    entity.siren = siren
    entity.save(update_fields=["siren"])
    return organisation


LAW_ANSWERS = {"same": "Elle n’a pas changé", "changed": "Elle a changé"}


@action("Changer un réglage")
def set_figure(
    organisation: Organisation,
    *,
    code: str,
    value: str,
    starts_on: date,
    source: str = "",
    actor: Actor,
) -> Figure:
    """The association decides otherwise from a day on; what held before is kept.

    Refused: an unknown figure, a value that it cannot take.
    """
    if code not in FIGURES:
        raise Refused("Ce réglage n’existe pas.")
    kept, _ = Figure.objects.update_or_create(
        organisation=organisation,
        code=code,
        starts_on=starts_on,
        defaults={"value": FIGURES[code].check(value), "source": source.strip()},
    )
    return kept


@action("Noter qu’une règle de droit a été vérifiée")
def note_law_checked(
    organisation: Organisation,
    *,
    code: str,
    checked_on: date,
    found: str,
    source: str,
    actor: Actor,
) -> Figure:
    """Someone read a rule against its text that day: it holds (`same`), or it changed (`changed`).

    Refused: an unknown file of figures, no source, a day before Palier's own check.
    """
    known = checked().get(code)
    if known is None:
        raise Refused("Cette règle n’existe pas.")
    if not source.strip():
        raise Refused(
            {"source": "Dites où vous l’avez lu : un journal officiel, un site, une date."}
        )
    if checked_on < known.checked_on:
        raise Refused(
            {
                "checked_on": f"Palier l’a vérifiée le {known.checked_on:%d/%m/%Y} : c’est plus récent."
            }
        )
    if found not in LAW_ANSWERS:
        raise Refused({"found": "Inchangée ou changée : choisissez."})
    kept, _ = Figure.objects.update_or_create(
        organisation=organisation,
        code=f"law.{code}",
        starts_on=checked_on,
        defaults={"value": found, "source": source.strip()},
    )
    return kept


def found_association(*, name: str, siren: str, is_demo: bool, on: date) -> Organisation:
    """A new association and its main entity: the one thing done before anyone is at work.

    It is no action, for there is nobody yet to carry it out: `palier association` calls it.
    """
    from palier.base.tenancy.walls import stand_in

    organisation = Organisation.objects.create(name=name, is_demo=is_demo)
    stand_in(organisation.pk)
    LegalEntity.objects.create(organisation=organisation, name=name, siren=siren)
    return organisation

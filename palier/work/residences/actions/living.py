"""Living together: rules, guests, absences, nights counted, private rooms entered."""

from collections.abc import Sequence
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.periods import period, span
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.law.hosting import Hosted, may_host
from palier.registers.people.reads import sizes_on
from palier.work.leases.models import Occupancy, OccupancyState
from palier.work.residences.models import (
    Absence,
    HostedGuest,
    HouseRules,
    Presence,
    RollCall,
    RoomEntry,
    RulesSigning,
    UrgentContact,
)
from palier.work.residences.reads import beyond_right, residents_on
from palier.work.residences.tonight import TAKEN, homes_tonight

HOMES_OF_ONES_OWN = ("logement_foyer", "student", "function")


def _check_lived_in(occupancy: Occupancy, on: date, field: str = "on") -> Occupancy:
    """Hold the contract; it must be lived in on a day."""
    occupancy = lock(occupancy)
    if occupancy.state not in (OccupancyState.ACTIVE, OccupancyState.ENDED):
        raise Refused("Ce contrat n’a pas commencé : personne n’y vit encore.")
    last = occupancy.last_on
    if on < occupancy.starts_on or (last is not None and on > last):
        raise Refused({field: "La personne ne vivait pas là ce jour-là."})
    return occupancy


@action("Écrire le règlement intérieur")
def write_rules(
    site: Site,
    *,
    text: str,
    starts_on: date,
    council_on: date | None = None,
    actor: Actor,
) -> HouseRules:
    """A new version from a day on; each resident initials it. The former ones stay readable.

    Refused: nothing written, before the version that stands, a council consulted after it.
    """
    if not text.strip():
        raise Refused({"text": "Le règlement est vide."})
    last = HouseRules.objects.filter(site=site).order_by("-version").first()
    if last is not None and starts_on <= last.starts_on:
        raise Refused(
            {
                "starts_on": f"La version {last.version} vaut depuis le "
                f"{day_in_words(last.starts_on)} : une nouvelle vient après."
            }
        )
    if council_on is not None and council_on > starts_on:
        raise Refused({"council_on": "Le conseil est consulté avant l’entrée en vigueur."})
    return HouseRules.objects.create(
        organisation=actor.organisation,
        site=site,
        version=last.version + 1 if last else 1,
        text=text.strip(),
        starts_on=starts_on,
        council_on=council_on,
    )


@action("Noter un règlement paraphé")
def sign_rules(
    rules: HouseRules, *, occupancies: Sequence[Occupancy], on: date, actor: Actor
) -> HouseRules:
    """Residents initialled this version. Refused: nobody, another house, initialled already."""
    if not occupancies:
        raise Refused({"occupancies": "Dites qui l’a paraphé."})
    if any(each.site_id != rules.site_id for each in occupancies):
        raise Refused("Un de ces résidents vit dans une autre maison.")
    RulesSigning.objects.bulk_create(
        [
            RulesSigning(organisation=actor.organisation, rules=rules, occupancy=each, on=on)
            for each in occupancies
        ]
    )
    return rules


@action("Déclarer une personne hébergée")
def host_guest(
    occupancy: Occupancy,
    *,
    name: str,
    starts_on: date,
    ends_on: date,
    declared_on: date,
    actor: Actor,
) -> HostedGuest:
    """A resident hosts someone; `ends_on` is the first day the guest is gone.

    CCH art. R633-9. Refused: a seventh month in the year, a fourth for the same person, a home
    that is not one's own, two guests of one name at once.
    """
    occupancy = _check_lived_in(occupancy, starts_on, "starts_on")
    if occupancy.regime not in HOMES_OF_ONES_OWN:
        raise Refused(
            f"Sous ce régime ({occupancy.law.label}), l’hébergement de proches suit un autre texte."
        )
    if not name.strip():
        raise Refused({"name": "Écrivez le nom de la personne hébergée."})
    if ends_on <= starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    check_within(occupancy, ends_on)
    guest = Hosted(name.strip(), span(period(starts_on, ends_on)))
    known = [
        Hosted(each.name, span(each.period))
        for each in HostedGuest.objects.filter(occupancy=occupancy)
    ]
    why = may_host(known, guest)
    if why:
        raise Refused({"ends_on": why})
    return HostedGuest.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        name=name.strip(),
        period=period(starts_on, ends_on),
        declared_on=declared_on,
    )


@action("Noter le départ d’une personne hébergée")
def guest_left(guest: HostedGuest, *, left_on: date, actor: Actor) -> HostedGuest:
    """The guest leaves before the day told; `left_on` is the last day. Refused: later, or before."""
    guest = lock(guest)
    after = left_on + date.resolution
    if left_on < guest.period.lower or after > guest.period.upper:
        raise Refused({"left_on": "Ce jour n’est pas dans le séjour déclaré."})
    guest.period = period(guest.period.lower, after)
    guest.save(update_fields=["period"])
    return guest


def check_within(occupancy: Occupancy, ends_on: date) -> None:
    last = occupancy.last_on
    if last is not None and ends_on - ends_on.resolution > last:
        raise Refused({"ends_on": f"Le contrat finit le {day_in_words(last)} : au plus ce jour."})


@action("Noter une absence")
def note_absence(
    occupancy: Occupancy,
    *,
    left_on: date,
    back_on: date | None = None,
    is_announced: bool = True,
    actor: Actor,
) -> Absence:
    """A resident is away; why is not asked. Refused: not living there, away already that day."""
    occupancy = _check_lived_in(occupancy, left_on, "left_on")
    known = Absence.objects.filter(occupancy=occupancy, returned_on__gt=left_on)
    if known.filter(left_on__lte=left_on).exists():
        raise Refused({"left_on": "Une absence est déjà notée ce jour-là."})
    later = known.order_by("left_on").first()
    if later is not None:
        day = day_in_words(later.left_on)
        raise Refused({"left_on": f"Une absence est déjà notée depuis le {day} : c’est la même ?"})
    return Absence.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        left_on=left_on,
        back_on=back_on,
        is_announced=is_announced,
    )


@action("Noter un retour")
def note_return(absence: Absence, *, returned_on: date, actor: Actor) -> Absence:
    """The resident is back. Refused: back already, before leaving."""
    absence = lock(absence)
    if absence.returned_on is not None:
        raise Refused("Ce retour est déjà noté.")
    absence.returned_on = returned_on
    absence.save(update_fields=["returned_on"])
    return absence


@action("Noter une personne à prévenir")
def note_urgent_contact(
    occupancy: Occupancy, *, name: str, link: str = "", phone: str, actor: Actor
) -> UrgentContact:
    """Whom to call if something happens, as the resident told it. Refused: no name, no number."""
    if not name.strip() or not phone.strip():
        raise Refused("Une personne à prévenir a un nom et un téléphone.")
    if sum(char.isdigit() for char in phone) < 4:
        raise Refused({"phone": f"« {phone} » n’est pas un numéro de téléphone."})
    return UrgentContact.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        name=name.strip(),
        link=link.strip(),
        phone=phone.strip(),
    )


@action("Retirer une personne à prévenir")
def remove_urgent_contact(contact: UrgentContact, *, actor: Actor) -> Occupancy:
    """No longer the one to call; nothing is kept of a person who is not ours."""
    occupancy: Occupancy = contact.occupancy
    lock(contact).delete()
    return occupancy


@action("Compter les présences d’une nuit")
def take_roll(site: Site, *, on: date, absent: Sequence[Occupancy] = (), actor: Actor) -> RollCall:
    """Who slept there: everyone but those named absent. One count a night, frozen.

    Households and people are counted; a household whose members are not told is one person.

    `beyond_right`: how many stay after a decision that ended their right (OFII, SIAO).
    Refused: counted already, someone who does not live there.
    """
    living = residents_on(site, on)
    away = {each.pk for each in absent}
    if not away <= {each.pk for each in living}:
        raise Refused({"absent": "Une personne nommée absente ne vit pas là cette nuit."})
    homes = homes_tonight(actor, [site], on) if actor.sees("residences.houses") else []
    usable = [home for home in homes if home.state != "works"]
    sizes = sizes_on([each.household_id for each in living], on)
    roll = RollCall.objects.create(
        organisation=actor.organisation,
        site=site,
        on=on,
        places=max(len(usable), len([h for h in homes if h.state in TAKEN])),
        present=len(living) - len(away),
        people=sum(sizes[each.household_id] for each in living if each.pk not in away),
        away=len(away),
        beyond_right=len(beyond_right(living, on)),
        taken_by_id=actor.user_id,
    )
    Presence.objects.bulk_create(
        [
            Presence(
                organisation=actor.organisation,
                roll=roll,
                occupancy=each,
                is_there=each.pk not in away,
            )
            for each in living
        ]
    )
    return roll


@action("Noter une entrée dans un logement privatif")
def enter_room(
    occupancy: Occupancy,
    *,
    on: date,
    ground: str,
    noticed_on: date | None = None,
    why: str,
    found: str = "",
    actor: Actor,
) -> RoomEntry:
    """Someone of ours went into a private home: the person knew before, or learns it after.

    CCH art. L633-2 and the rules of the house. Refused: neither asked before nor an emergency,
    an emergency that does not say what was found.
    """
    occupancy = _check_lived_in(occupancy, on)
    if not why.strip():
        raise Refused({"why": "Dites pourquoi il fallait entrer."})
    if ground == RoomEntry.Ground.NOTICE and (noticed_on is None or noticed_on > on):
        raise Refused(
            {
                "noticed_on": "On n’entre chez quelqu’un que s’il a été prévenu avant, ou dans une "
                "urgence de sécurité qui s’écrit ensuite. Dites quand la personne a été prévenue."
            }
        )
    if ground == RoomEntry.Ground.EMERGENCY and not found.strip():
        raise Refused(
            {"found": "Une entrée d’urgence s’écrit : dites ce qui a été trouvé et fait."}
        )
    return RoomEntry.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        on=on,
        ground=ground,
        noticed_on=noticed_on if ground == RoomEntry.Ground.NOTICE else None,
        why=why.strip(),
        found=found.strip(),
        author_id=actor.user_id,
    )


@action("Informer par écrit d’une entrée d’urgence")
def tell_resident(entry: RoomEntry, *, told_on: date, actor: Actor) -> RoomEntry:
    """The resident has the letter that says who came in and why.

    Refused: no emergency (the person knew before), told already, before it.
    """
    entry = lock(entry)
    if entry.ground != RoomEntry.Ground.EMERGENCY:
        raise Refused("La personne le savait avant : il n’y a pas de lettre à remettre.")
    if entry.told_on is not None:
        raise Refused("La personne est déjà informée.")
    if told_on < entry.on:
        raise Refused({"told_on": "Ce jour est avant l’entrée."})
    entry.told_on = told_on
    entry.save(update_fields=["told_on"])
    return entry


@action("Recompter une nuit")
def drop_roll(roll: RollCall, *, on: date, actor: Actor) -> Site:
    """Counted wrongly: it is to be counted again. Refused: more than three days old."""
    roll = lock(roll)
    if (on - roll.on).days > 3:
        raise Refused(
            "Cette nuit date de plus de trois jours : elle reste comme elle a été comptée."
        )
    site: Site = roll.site
    roll.presences.all().delete()
    roll.delete()
    return site

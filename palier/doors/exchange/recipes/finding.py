"""What we know already: households by name or reference, twins, homes, bodies, colleagues."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.reads import colleagues
from palier.doors.exchange.recipes.base import Context, LineReader, Reading, Twin
from palier.doors.exchange.tables import TableLine
from palier.doors.exchange.values import plain
from palier.registers.housing.models import Place
from palier.registers.people.actions import NewPerson
from palier.registers.people.duplicates import hint, weigh
from palier.registers.people.models import Body, Household, HouseholdMember
from palier.work.billing.models import OpeningPosition, OpeningState
from palier.work.leases.models import Occupancy, OccupancyPlace


class KnownPeople:
    """Everyone we know, read once, to find who in a file may be one of them."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.by_word: dict[str, set[int]] = defaultdict(set)
        self.by_birth: dict[date, set[int]] = defaultdict(set)
        self.members: dict[int, HouseholdMember] = {}
        members = HouseholdMember.objects.filter(
            household__merged_into=None, person__merged_into=None
        ).select_related("person", "household")
        for member in members.order_by("pk"):
            self.members[member.pk] = member
            for word in plain(member.person.last_name or member.person.first_name).split():
                if len(word) > 2:
                    self.by_word[word].add(member.pk)
            if member.person.birth_on:
                self.by_birth[member.person.birth_on].add(member.pk)

    def twins(self, line: int, persons: tuple[NewPerson, ...]) -> list[Twin]:
        """Whom the first person of a line may be; the likeliest first, at most three."""
        head = persons[0]
        name = plain(f"{head.last_name} {head.first_name}")
        near = set(self.by_birth.get(head.birth_on, ())) if head.birth_on else set()
        for word in name.split():
            near |= self.by_word.get(word, set())
        found = []
        for pk in near:
            known = self.members[pk].person
            likeness, reasons = weigh(
                (name, plain(f"{known.last_name} {known.first_name}")),
                (head.birth_on, known.birth_on),
                (_digits(head.phone), _digits(known.phone)),
            )
            if likeness:
                found.append((likeness, pk, reasons))
        return [
            Twin(
                line,
                f"{head.first_name} {head.last_name}".strip(),
                hint(self.members[pk].person, self.context.actor, self.context.on),
                ", ".join(reasons),
                self.members[pk].household_id,
                {"même nom", "même naissance"} <= set(reasons),
            )
            for likeness, pk, reasons in sorted(found, reverse=True)[:3]
        ]


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdecimal())[-9:]


class KnownHouseholds:
    """Households found again by a contract's number or former reference, or by one's name."""

    def __init__(self) -> None:
        self.by_reference: dict[str, set[int]] = defaultdict(set)
        for pk, number, former in Occupancy.objects.values_list(
            "household_id", "number", "former_reference"
        ):
            self.by_reference[plain(number)].add(pk)
            if former:
                self.by_reference[plain(former)].add(pk)
        self.by_name: dict[str, set[int]] = defaultdict(set)
        members = HouseholdMember.objects.filter(household__merged_into=None)
        for pk, first, last in members.values_list(
            "household_id", "person__first_name", "person__last_name"
        ):
            self.by_name[_key(first, last)].add(pk)
        self.households = Household.objects.in_bulk()

    def find(self, reference: str, persons: tuple[NewPerson, ...]) -> set[int]:
        """The households that these may be: one is an answer, none or several are not."""
        if reference and (found := self.by_reference.get(plain(reference))):
            return found
        if not persons:
            return set()
        return self.by_name.get(_key(persons[0].first_name, persons[0].last_name), set())

    def asked(
        self,
        reading: Reading,
        context: Context,
        line: int,
        reference: str,
        persons: tuple[NewPerson, ...],
    ) -> set[int]:
        """The same, asking about whoever is known by their name only, not by their reference.

        Without an answer the name is believed, and the question stands on the page.
        """
        found = self.find(reference, persons)
        if len(found) != 1 or (reference and self.by_reference.get(plain(reference))):
            return found
        [household_id] = found
        told = f"{persons[0].first_name} {persons[0].last_name}".strip()
        why = "même nom, référence inconnue" if reference else "même nom"
        name = self.households[household_id].name
        reading.twins.append(Twin(line, told, name, why, household_id, is_sure=True))
        return set() if context.answers.get(str(line)) == 0 else found


def _key(first: str, last: str) -> str:
    return " ".join(sorted(plain(f"{last} {first}").split()))


def known_places() -> dict[tuple[str, str], Place]:
    """Places by their site's name and their own label."""
    return {
        (plain(place.site.name), plain(place.label)): place
        for place in Place.objects.select_related("site")
    }


def known_sites() -> dict[str, Site]:
    return {plain(site.name): site for site in Site.objects.order_by("pk")}


def known_bodies() -> dict[str, Body]:
    """By name; the name of a file reunited to another is that of the one kept."""
    rows = {body.pk: body for body in Body.objects.order_by("-pk")}
    return {plain(body.name): _kept(body, rows) for body in rows.values()}


def _kept(body: Body, rows: dict[int, Body]) -> Body:
    while body.merged_into_id:
        body = rows[body.merged_into_id]
    return body


def taken_places() -> dict[int, list[OccupancyPlace]]:
    """The firm occupations of each place."""
    taken: dict[int, list[OccupancyPlace]] = defaultdict(list)
    for each in OccupancyPlace.objects.filter(is_firm=True).select_related("occupancy__household"):
        taken[each.place_id].append(each)
    return taken


def known_colleagues(context: Context) -> dict[str, int]:
    """Colleagues by their name, first name first or last."""
    found: dict[str, int] = {}
    for user in colleagues(context.actor):
        for name in (f"{user.first_name} {user.last_name}", user.last_name, user.first_name):
            found.setdefault(_key("", name), user.pk)
    return found


def check_opening(reading: Reading, on: date, told: list[tuple[int, Decimal, Decimal]]) -> None:
    """Once the opening position is posted, a table no longer brings balances: say so at once.

    Of several entities, each line goes to the position of its own: the writing refuses it then.
    """
    first = next((line for line, balance, deposit in told if balance or deposit), None)
    if first is None or LegalEntity.objects.count() > 1:
        return
    reader = LineReader(reading, TableLine(first, {}))
    gathering = OpeningPosition.objects.filter(
        state=OpeningState.GATHERING, balances__isnull=False
    ).first()
    if gathering is not None and gathering.on != on:
        reader.wrong(
            "balance",
            f"Des soldes sont déjà repris au {day_in_words(gathering.on)}, et ce tableau est au "
            f"{day_in_words(on)}. Mettez la même date dans « Repris au ».",
        )
    posted = OpeningPosition.objects.filter(state=OpeningState.POSTED).first()
    if posted is None:
        return
    reader.wrong(
        "balance",
        f"La position de départ au {day_in_words(posted.on)} est déjà passée en comptabilité. Lisez les "
        "colonnes de soldes et de dépôts comme « Ne pas reprendre », ou annulez d’abord cette "
        "position.",
    )

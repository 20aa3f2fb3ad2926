"""Who a line that names nothing may come from: proposed with its reasons, confirmed by a person."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import F, Q
from rapidfuzz import fuzz

from palier.base.bank.models import StatementLine
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity, Organisation
from palier.base.tenancy.reads import kept_by
from palier.registers.people.models import HouseholdMember
from palier.work.billing.models import HouseholdAccount, PayerRule, RentNotice
from palier.work.leases.models import LIVED_IN, Occupancy

NOTICE = re.compile(r"\bAV(\d{6,9})\b", re.IGNORECASE)
LIKE, SURE = 86, 95
MOST = 3
# What banks and people write around a name.
NOISE = re.compile(
    r"\b(vir(ement)?|sepa|inst(antane)?|recu|de|du|des|la|le|loyer|redevance|ref|mr|mme|mlle|m|"
    r"monsieur|madame|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|"
    r"novembre|decembre|web|permanent|emis|par|pour)\b|\d+"
)


@dataclass
class Proposal:
    """A household (None: the benefit agency) that a line may come from, and why one thinks so."""

    account: HouseholdAccount | None
    score: int
    reasons: list[str] = field(default_factory=list)
    where: str = ""
    """What tells namesakes apart: a first name, a contract."""

    @property
    def name(self) -> str:
        return self.account.household.name if self.account else "CAF"

    @property
    def why(self) -> str:
        return " · ".join(self.reasons)


def plain(text: str) -> str:
    """`VIR SEPA MME DIALLO AWA` becomes `diallo awa`: without accents, signs or the bank's words."""
    bare = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(NOISE.sub(" ", re.sub(r"[^a-z0-9]+", " ", bare)).split())


def words_of(line: StatementLine) -> str:
    """What a rule remembers of a line: the payer's name, else the words of the transfer."""
    return (plain(line.party) or plain(line.text))[:140]


def learn(
    line: StatementLine, accounts: list[HouseholdAccount | None], organisation: Organisation
) -> None:
    """Remember whom a person said that a line of this name comes from."""
    words = words_of(line)
    if not words:
        return
    for account in accounts:
        rule, _ = PayerRule.objects.get_or_create(
            organisation=organisation,
            words=words,
            account=account,
            defaults={"last_on": line.on},
        )
        PayerRule.objects.filter(pk=rule.pk).update(
            confirmed=F("confirmed") + 1, last_on=max(line.on, rule.last_on)
        )


class Proposer:
    """Knows once what many lines of an entity's bank are held against: rules, names, notices."""

    def __init__(self, entity: LegalEntity) -> None:
        self.entity = entity
        organisation = entity.organisation_id
        self.rules: dict[str, list[PayerRule]] = defaultdict(list)
        for rule in PayerRule.objects.filter(
            Q(account__entity=entity) | Q(account=None), organisation=organisation
        ).select_related("account__household"):
            self.rules[rule.words].append(rule)
        self.accounts: dict[int, HouseholdAccount] = {
            account.household_id: account
            for account in HouseholdAccount.objects.filter(entity=entity).select_related(
                "household"
            )
        }
        self.by_word: dict[str, set[tuple[frozenset[str], str, int]]] = defaultdict(set)
        for household_id, first, last in HouseholdMember.objects.filter(
            household__in=self.accounts
        ).values_list("household_id", "person__first_name", "person__last_name"):
            surname = frozenset(plain(last or first).split())
            name = plain(f"{last} {first}")
            for word in name.split():
                if len(word) > 2:
                    self.by_word[word].add((surname, name, household_id))
        self.where: dict[int, str] = {}
        lived = Occupancy.objects.filter(
            kept_by(entity, "site__"), household__in=self.accounts, state__in=LIVED_IN
        )
        for household_id, number in lived.order_by("pk").values_list("household_id", "number"):
            self.where[household_id] = number
        self.owed: dict[int, set[Decimal]] = defaultdict(set)
        self.by_amount: dict[Decimal, set[int]] = defaultdict(set)
        open_notices = RentNotice.objects.filter(account__entity=entity).living().with_paid()
        for household_id, net, paid in open_notices.filter(net__gt=F("paid")).values_list(
            "account__household_id", "net", "paid"
        ):
            self.owed[household_id].add(net - paid)
            self.by_amount[net - paid].add(household_id)

    def proposals(self, line: StatementLine) -> list[Proposal]:
        """At most three households for a line, the likeliest first; none for money going out."""
        if line.amount <= 0 or self.names_another_entity(line):
            return []
        found: dict[int | None, Proposal] = {}
        self._by_rules(line, found)
        self._by_name(line, found)
        self._by_amount(line, found)
        best = sorted(found.values(), key=lambda each: -each.score)[:MOST]
        for proposal in best:
            if proposal.account:
                proposal.where = self.where.get(proposal.account.household_id, "")
        return best

    def names_another_entity(self, line: StatementLine) -> RentNotice | None:
        """The notice that a line names, when it is owed to another of our entities than this bank's."""
        numbers = [int(told) for told in NOTICE.findall(f"{line.reference} {line.text}")]
        if not numbers:
            return None
        rows = RentNotice.objects.filter(
            organisation=self.entity.organisation_id, number__in=numbers
        ).select_related("account__entity", "account__household")
        return rows.exclude(account__entity=self.entity).first()

    def proposals_for(self, line: StatementLine, actor: Actor) -> list[Proposal]:
        """Those of households that someone may see."""
        found = self.proposals(line)
        if actor.sites is None:
            return found
        named = [each.account.pk for each in found if each.account]
        seen = HouseholdAccount.objects.visible_to(actor).filter(pk__in=named)
        known = set(seen.values_list("pk", flat=True))
        return [each for each in found if each.account is None or each.account.pk in known]

    def _by_rules(self, line: StatementLine, found: dict[int | None, Proposal]) -> None:
        for rule in self.rules.get(words_of(line), []):
            key = rule.account.household_id if rule.account else None
            proposal = found.setdefault(key, Proposal(rule.account, 0))
            proposal.score += 60 + min(rule.confirmed, 10) * 3
            proposal.reasons.append(
                f"« {rule.words.title()} » : confirmé {plural(rule.confirmed, 'fois', 'fois')}, "
                f"la dernière le {_day(rule.last_on)}"
            )

    def alike(self, line: StatementLine, least: int = SURE) -> dict[int, float]:
        """The households whose people bear the name said on a line, with how alike (0 to 100).

        A surname said whole is theirs, whatever stands around it.
        """
        words = set(plain(f"{line.party} {line.text}").split())
        party = plain(line.party)
        best: dict[int, float] = {}
        for word in words:
            for surname, name, household_id in self.by_word.get(word, ()):
                likeness = 100 if surname <= words else fuzz.token_set_ratio(name, party)
                if likeness >= least:
                    best[household_id] = max(best.get(household_id, 0), likeness)
        return best

    def _by_name(self, line: StatementLine, found: dict[int | None, Proposal]) -> None:
        for household_id, likeness in self.alike(line, LIKE).items():
            proposal = found.setdefault(household_id, Proposal(self.accounts[household_id], 0))
            proposal.score += 40 if likeness >= SURE else 28
            proposal.reasons.append("même nom" if likeness >= SURE else "nom proche")

    def _by_amount(self, line: StatementLine, found: dict[int | None, Proposal]) -> None:
        for key, proposal in found.items():
            if key is not None and line.amount in self.owed.get(key, ()):
                proposal.score += 25
                proposal.reasons.append(f"doit exactement {euros(line.amount)}")
        owing = self.by_amount.get(line.amount, set())
        if not found and len(owing) == 1:
            household_id = next(iter(owing))
            found[household_id] = Proposal(
                self.accounts[household_id], 20, [f"seul à devoir {euros(line.amount)}"]
            )


def _day(day: date) -> str:
    return day_in_words(day, short=True)

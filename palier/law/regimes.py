"""Every contract of occupation has one legal regime, from which its rules follow."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from palier.law.amounts import to_cent


@dataclass(frozen=True)
class Regime:
    """What the law says of one way of living somewhere; each rule comes with its article."""

    code: str
    label: str
    title: str
    paid: str
    source: str
    since: date
    charges: str
    charges_source: str
    notice_source: str
    deposit_source: str
    benefit_opens: str
    review: str
    termination_clause: str
    referral: str
    truce: str
    account: str
    benefit_source: str = "CCH art. R823-10 à R823-12"
    notice_months: int | None = None
    notice_days: int | None = None
    deposit_months: int | None = None
    needs_holding: bool = False

    @property
    def flat_charges(self) -> bool:
        """Charges are a flat sum, never settled against real costs."""
        return self.charges == "flat"

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """What else the regime decides: review, termination clause, referral, winter truce."""
        return [
            ("Révision", REVIEWS[self.review]),
            ("Clause résolutoire", ANSWERS[self.termination_clause]),
            ("Signalement CCAPEX", ANSWERS[self.referral]),
            ("Trêve hivernale", f"{ANSWERS[self.truce]} (CPCE art. L412-6 et L412-7)"),
        ]

    def most_deposit(self, rent: Decimal) -> Decimal | None:
        """The most that may be held as a deposit (euros), or None where the contract decides."""
        return None if self.deposit_months is None else to_cent(rent * self.deposit_months)


REVIEWS = {
    "irl": "par l’IRL, si le contrat le prévoit (loi n° 89-462, art. 17-1)",
    "ceiling": "dans la limite de la convention, au 1er janvier (CCH art. L353-9-2)",
    "landlord": "décidée par le bailleur, dans son plafond (CCH livre IV)",
    "contract": "selon le contrat",
    "none": "aucune",
}
ANSWERS = {"yes": "oui", "no": "non", "contract": "selon le contrat", "unsure": "à vérifier"}


@cache
def regimes() -> dict[str, Regime]:
    """All regimes by code, in the order of the trade."""
    text = files("palier.law").joinpath("regimes.toml").read_text(encoding="utf-8")
    return {code: Regime(code=code, **given) for code, given in tomllib.loads(text).items()}


def regime(code: str) -> Regime:
    """The regime of that code; KeyError if there is none."""
    return regimes()[code]

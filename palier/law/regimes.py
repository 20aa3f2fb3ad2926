"""Every contract of occupation has one legal regime, from which its rules follow."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from palier.law.amounts import to_cent
from palier.law.articles import answer, is_governed


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
    def review(self) -> str:
        """How the rent is reviewed: irl, ceiling, landlord, contract or none."""
        return answer("review", self.code).code

    @property
    def is_referred(self) -> bool:
        """Whether the CCAPEX hears of the debt, or may have to (to be checked)."""
        return answer("referral", self.code).kind != "without"

    @property
    def is_decent(self) -> bool:
        """Whether the home must be decent, energy included."""
        return is_governed("decent_home", self.code)

    def most_deposit(self, rent: Decimal) -> Decimal | None:
        """The most that may be held as a deposit (euros), or None where the contract decides."""
        return None if self.deposit_months is None else to_cent(rent * self.deposit_months)


@cache
def regimes() -> dict[str, Regime]:
    """All regimes by code, in the order of the trade."""
    text = files("palier.law").joinpath("regimes.toml").read_text(encoding="utf-8")
    return {code: Regime(code=code, **given) for code, given in tomllib.loads(text).items()}


def regime(code: str) -> Regime:
    """The regime of that code; KeyError if there is none."""
    return regimes()[code]

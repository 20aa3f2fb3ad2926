"""Why an amount is what it is: the tree shown to the manager and to the household alike."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from palier.base.kit.money import euros, less
from palier.base.kit.typography import month_in_words
from palier.law.proration import Convention
from palier.work.billing.models import Called


@dataclass(frozen=True)
class Node:
    """An amount, its reason, and the amounts it is made of (euros)."""

    label: str
    amount: Decimal
    why: str = ""
    formula: str = ""
    children: list["Node"] = field(default_factory=list)


def tree(called: Called, month: Any, convention: str) -> Node:
    """The net to pay of a notice, down to each line and its computation."""
    lines = [_line(line, convention) for line in called.lines]
    parts = [called.benefit, called.third]
    less = " − ".join(euros(part) for part in parts if part)
    formula = f"{euros(called.due)}{f' − {less}' if less else ''} = {euros(called.net)}"
    above = sum(Decimal(line["amount"]) for line in called.lines if line["kind"] == "benefit")
    why = (
        "L’aide attendue dépasse ce qui est dû : seule la part due est déduite."
        if above > called.benefit
        else ""
    )
    return Node(f"Net à payer, {month_in_words(month)}", called.net, why, formula, lines)


def _line(line: dict[str, Any], convention: str) -> Node:
    full, amount = Decimal(line["full"]), Decimal(line["amount"])
    if "was" in line:
        sign = -1 if line["kind"] in ("benefit", "third") else 1
        was = Decimal(line["was"])
        return Node(
            line["label"],
            sign * amount,
            "Correction : ce qui devait être appelé, moins ce qui l’avait été.",
            f"{euros(full)} {less(was)} = {euros(amount)}",
        )
    if line["kind"] == "third":
        return _third(line, amount, convention)
    if line["kind"] == "benefit":
        if line["days"] == 0:
            why = f"Pas d’aide pour un mois habité en partie ({line.get('source', '')})."
            return Node(line["label"], Decimal("0.00"), why)
        return Node(line["label"], -amount, "Versée directement à l’association, par mois entier.")
    if "once" in line:
        return Node(
            line["label"], amount, "Appelé une fois, avec cet avis.", line.get("formula", "")
        )
    if line["days"] == line["base"]:
        why = line.get("reason", "") or "Mois entier."
        return Node(line["label"], amount, why, line.get("formula", ""))
    told = "mois de 30 jours" if convention == Convention.THIRTY_DAYS else "jours réels du mois"
    return Node(
        line["label"],
        amount,
        f"{line['days']} jours sur {line['base']} ({told}), premier et dernier jours compris.",
        f"{euros(full)} × {line['days']} ÷ {line['base']} = {euros(amount)}",
    )


def _third(line: dict[str, Any], amount: Decimal, convention: str) -> Node:
    why = "Payé par un tiers, qui reçoit sa facture."
    if line["days"] != line["base"]:
        why += f" {line['days']} jours sur {line['base']}."
    return Node(line["label"], -amount, why, line.get("formula", ""))

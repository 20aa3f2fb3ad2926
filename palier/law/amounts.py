"""Euros and cents, as the law and the trade round them."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


def to_cent(amount: Decimal) -> Decimal:
    """Round `amount` (euros) to the cent, a half going up, away from zero."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def share_out(total: Decimal, weights: list[int]) -> list[Decimal]:
    """Share `total` (euros) in proportion to `weights`, so that the parts make exactly `total`.

    The cents left over go one by one to the largest remainders, the first parts winning ties.
    With no weight at all the first part takes everything.
    """
    if not weights:
        return []
    whole = sum(weights)
    cents = int((to_cent(total) / CENT).to_integral_value())
    if whole == 0:
        return [to_cent(total)] + [NOTHING] * (len(weights) - 1)
    sign, cents = (-1, -cents) if cents < 0 else (1, cents)
    parts = [cents * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(cents * weights[i] % whole), i))
    for index in by_remainder[: cents - sum(parts)]:
        parts[index] += 1
    return [sign * part * CENT for part in parts]

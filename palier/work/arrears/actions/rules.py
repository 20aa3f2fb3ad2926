"""The association's written rules: which debt calls for which step, in which order."""

from decimal import Decimal

from django.db.models import Max

from palier.base.journal.action import action
from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.work.arrears.models import ArrearsRule, Presence, StepKind

USUAL = [
    # name, present or gone, days, amount, months, what is proposed
    ("Premier retard", Presence.HERE, 5, "20", 0, StepKind.CALL),
    ("Retard de quinze jours", Presence.HERE, 15, "20", 0, StepKind.MESSAGE),
    ("Retard d’un mois", Presence.HERE, 30, "30", 0, StepKind.LETTER),
    ("Deux mois de retard", Presence.HERE, 45, "50", "1.5", StepKind.PLAN),
    ("Dette qui s’installe", Presence.HERE, 75, "100", "2", StepKind.REGISTERED),
    ("Parti avec une dette", Presence.GONE, 30, "20", 0, StepKind.LETTER),
]


@action("Reprendre les règles d’usage")
def adopt_usual_rules(organisation: Organisation, *, actor: Actor) -> Organisation:
    """Call first, then write: the usual rules, to begin with. Refused: there are rules already."""
    if ArrearsRule.objects.filter(organisation=organisation).exists():
        raise Refused("Vous avez déjà des règles : changez-les une par une.")
    ArrearsRule.objects.bulk_create(
        [
            ArrearsRule(
                organisation=organisation,
                rank=rank,
                name=name,
                presence=presence,
                least_days=days,
                least_amount=Decimal(amount),
                least_months=Decimal(str(months)),
                step=step,
            )
            for rank, (name, presence, days, amount, months, step) in enumerate(USUAL, start=1)
        ]
    )
    return organisation


@action("Ajouter une règle d’impayé")
def add_rule(
    organisation: Organisation,
    *,
    name: str,
    presence: str,
    least_days: int = 0,
    least_amount: Decimal = NOTHING,
    least_months: Decimal = NOTHING,
    step: str,
    actor: Actor,
) -> ArrearsRule:
    """A rule read after the others: it wins when it holds. Refused: without any condition."""
    last = ArrearsRule.objects.filter(organisation=organisation).aggregate(m=Max("rank"))["m"] or 0
    return ArrearsRule.objects.create(
        organisation=organisation,
        rank=last + 1,
        name=name.strip(),
        presence=presence,
        least_days=least_days,
        least_amount=least_amount,
        least_months=least_months,
        step=step,
    )


@action("Changer une règle d’impayé")
def change_rule(
    rule: ArrearsRule,
    *,
    name: str,
    presence: str,
    least_days: int,
    least_amount: Decimal,
    least_months: Decimal,
    step: str,
    is_active: bool,
    actor: Actor,
) -> ArrearsRule:
    """Another condition, another step; cases move at the next pass. Refused: without condition."""
    rule = lock(rule)
    rule.name, rule.presence, rule.step = name.strip(), presence, step
    rule.least_days, rule.least_amount = least_days, least_amount
    rule.least_months, rule.is_active = least_months, is_active
    rule.save()
    return rule


@action("Déplacer une règle d’impayé")
def move_rule(rule: ArrearsRule, *, earlier: bool, actor: Actor) -> ArrearsRule:
    """One place earlier or later in the order. Refused: it is the first, or the last, already."""
    rules = ArrearsRule.objects.select_for_update(of=("self",)).filter(
        organisation=rule.organisation_id
    )
    rule = rules.get(pk=rule.pk)
    other = (
        rules.filter(rank__lt=rule.rank).order_by("-rank").first()
        if earlier
        else rules.filter(rank__gt=rule.rank).order_by("rank").first()
    )
    if other is None:
        raise Refused("Cette règle est déjà au bout de la liste.")
    rule.rank, other.rank = other.rank, rule.rank
    rule.save(update_fields=["rank"])
    other.save(update_fields=["rank"])
    return rule

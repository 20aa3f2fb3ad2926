from datetime import date

from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.work.arrears.reads import due_by, running_plan
from palier.work.billing.models import HouseholdAccount


@shell.panel(on="billing.account", order=10, sight="billing.accounts")
def repayment_plan(row: HouseholdAccount, actor: Actor, today: date) -> shell.Part | None:
    plan = running_plan(row.pk, actor)
    instalments = sorted(plan.instalments.all(), key=lambda each: each.due_on) if plan else []
    following = next((each for each in instalments if each.due_on >= today), None)
    return shell.Part(
        "arrears/_repayment_plan.html",
        {
            "plan": plan,
            "account": row,
            "due": due_by(plan, today) if plan else None,
            "next": following,
            "last": instalments[-1] if instalments else None,
            "count": len(instalments),
            "actor": actor,
        },
    )

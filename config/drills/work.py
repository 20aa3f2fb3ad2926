"""The work that the drill `kill` begins in a process of its own, to be killed in the middle of it."""

import sys
from datetime import date


def main(work: str, organisation_id: int, number: int) -> None:
    """Call the next month's rent, or bring in a table of homes."""
    import django

    django.setup()
    from palier.base.tenancy.actors import palier
    from palier.base.tenancy.models import Organisation
    from palier.base.tenancy.walls import working_for

    organisation = Organisation.objects.get(pk=organisation_id)
    with working_for(organisation):
        actor = palier(organisation)
        if work == "rent":
            from palier.law.dates import Month
            from palier.work.billing.actions import issue_rent_run, prepare_rent_run
            from palier.work.billing.models import RentRun

            last = RentRun.objects.filter(state="issued").order_by("-month").first()
            month = Month.of(last.month).after.first if last else date(2026, 1, 1)
            issue_rent_run(
                prepare_rent_run(organisation, month_on=month, actor=actor), actor=actor
            )
            return
        from palier.doors.exchange.actions import carry_out_import, receive_sheet

        row = receive_sheet(
            organisation,
            content=table(number).encode(),
            name=f"table-{number}.csv",
            on=date(2026, 1, 1),
            actor=actor,
        )
        carry_out_import(row, actor=actor)


def table(number: int, rows: int = 150) -> str:
    """A table of homes that no other round has brought in."""
    lines = ["Site;Lot;Titulaire;Dispositif;Entrée;Loyer;Charges;DG"]
    lines += [
        f"Site {number};L{number}-{rank};NOM{number}X{rank} Ana;Bail direct;01/01/2026;380,00;42,00;380,00"
        for rank in range(rows)
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))

"""A household, or another payer, has an account in the books of each entity that it owes; runs too."""

import django.db.models.deletion
from django.db import migrations, models

import palier.base.kit.owned
from palier.base.kit.owned import OwnTables


def of_an_entity(*, null: bool) -> palier.base.kit.owned.OwnedForeignKey:
    return palier.base.kit.owned.OwnedForeignKey(
        db_constraint=False,
        db_index=False,
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        to="tenancy.legalentity",
        verbose_name="entité",
    )


def told_by_its_part(table: str) -> migrations.RunSQL:
    """Whose books each account was in: those of its part of 411."""
    return migrations.RunSQL(
        f"UPDATE {table} t SET entity_id = a.entity_id FROM ledger_auxiliary x"  # noqa: S608
        " JOIN ledger_account a ON a.id = x.account_id WHERE x.id = t.auxiliary_id",
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0004_index_of_an_area"),
        ("ledger", "0002_walls"),
        ("tenancy", "0006_books_of_a_site"),
    ]

    operations = [
        migrations.RemoveConstraint("householdaccount", "one_account_a_household"),
        migrations.RemoveConstraint("thirdaccount", "one_account_a_payer"),
        migrations.RemoveConstraint("rentrun", "one_run_a_month"),
        migrations.AddField("householdaccount", "entity", of_an_entity(null=True)),
        migrations.AddField("thirdaccount", "entity", of_an_entity(null=True)),
        told_by_its_part("billing_householdaccount"),
        told_by_its_part("billing_thirdaccount"),
        migrations.AlterField("householdaccount", "entity", of_an_entity(null=False)),
        migrations.AlterField("thirdaccount", "entity", of_an_entity(null=False)),
        migrations.AddConstraint(
            "householdaccount",
            models.UniqueConstraint(
                fields=("organisation", "household", "entity"), name="one_account_a_household"
            ),
        ),
        migrations.AddConstraint(
            "thirdaccount",
            models.UniqueConstraint(
                fields=("organisation", "body", "entity"), name="one_account_a_payer"
            ),
        ),
        migrations.AddConstraint(
            "rentrun",
            models.UniqueConstraint(
                fields=("organisation", "entity", "kind", "month", "round"),
                name="one_run_a_month",
            ),
        ),
        OwnTables(guarded=("billing_draft", "billing_rentnotice"), leaves=("billing_draft",)),
    ]

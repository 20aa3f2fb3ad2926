"""What is owed to an owner, and what is held for a principal, is of one entity's books."""

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


def told_by_its_part(table: str, part: str) -> migrations.RunSQL:
    """Whose books each account was in: those of its part."""
    return migrations.RunSQL(
        f"UPDATE {table} t SET entity_id = a.entity_id FROM ledger_auxiliary x"  # noqa: S608
        f" JOIN ledger_account a ON a.id = x.account_id WHERE x.id = t.{part}",
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("owners", "0004_deductions_in_parts"),
        ("ledger", "0002_walls"),
        ("tenancy", "0006_books_of_a_site"),
    ]

    operations = [
        migrations.RemoveConstraint("owneraccount", "one_account_an_owner"),
        migrations.AddField("owneraccount", "entity", of_an_entity(null=True)),
        migrations.AddField("mandateaccount", "entity", of_an_entity(null=True)),
        told_by_its_part("owners_owneraccount", "auxiliary_id"),
        told_by_its_part("owners_mandateaccount", "held_id"),
        migrations.AlterField("owneraccount", "entity", of_an_entity(null=False)),
        migrations.AlterField("mandateaccount", "entity", of_an_entity(null=False)),
        migrations.AddConstraint(
            "owneraccount",
            models.UniqueConstraint(
                fields=("organisation", "body", "entity"), name="one_account_an_owner"
            ),
        ),
        OwnTables(),
    ]

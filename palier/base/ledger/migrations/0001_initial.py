import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import palier.base.kit.columns
import palier.base.kit.owned
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="numéro")),
                ("label", models.CharField(max_length=120, verbose_name="intitulé")),
                (
                    "entity",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.legalentity",
                        verbose_name="entité",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "compte",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "entity", "code"),
                        name="account_code_once",
                        violation_error_message="Ce numéro de compte existe déjà.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Auxiliary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("label", models.CharField(max_length=120, verbose_name="intitulé")),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.account",
                        verbose_name="compte",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "compte auxiliaire",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "account", "code"), name="auxiliary_code_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosedMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(verbose_name="mois")),
                ("closed_at", models.DateTimeField(auto_now_add=True, verbose_name="clos le")),
                (
                    "entity",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.legalentity",
                        verbose_name="entité",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "mois clos",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "entity", "month"),
                        name="month_closed_once",
                        violation_error_message="Ce mois est déjà clos.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CostCentre",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=120, verbose_name="intitulé")),
                ("scheme", models.CharField(blank=True, max_length=80, verbose_name="activité")),
                ("funder", models.CharField(blank=True, max_length=80, verbose_name="financeur")),
                (
                    "entity",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.legalentity",
                        verbose_name="entité",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "section analytique",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entity", "label"),
                        name="cost_centre_once",
                        violation_error_message="Une section porte déjà ce nom.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FiscalYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "ouvert"), ("closed", "clos")],
                        default="open",
                        max_length=6,
                        verbose_name="état",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="clos le")),
                (
                    "entity",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.legalentity",
                        verbose_name="entité",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "exercice",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("entity"), "="), (models.F("period"), "&&")],
                        name="fiscal_years_apart",
                        violation_error_message="Un autre exercice couvre déjà une partie de ces dates.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on", None), ("state", "open")),
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            _connector="OR",
                        ),
                        name="fiscal_year_closed_has_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(verbose_name="numéro")),
                ("rank", models.BigIntegerField(verbose_name="numéro dans son journal")),
                (
                    "daybook",
                    models.CharField(
                        choices=[
                            ("VE", "quittancement"),
                            ("AC", "achats et propriétaires"),
                            ("BQ", "banque"),
                            ("CA", "caisse"),
                            ("OD", "opérations diverses"),
                            ("AN", "à-nouveaux"),
                        ],
                        max_length=2,
                        verbose_name="journal",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                (
                    "posted_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="passée le",
                    ),
                ),
                ("label", models.CharField(max_length=200, verbose_name="libellé")),
                ("piece", models.CharField(max_length=40, verbose_name="pièce")),
                (
                    "entity",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.legalentity",
                        verbose_name="entité",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "reverses",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="contre-passe",
                    ),
                ),
                (
                    "year",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.fiscalyear",
                        verbose_name="exercice",
                    ),
                ),
            ],
            options={
                "verbose_name": "écriture",
                "constraints": [
                    models.UniqueConstraint(fields=("entity", "number"), name="entry_number_once"),
                    models.UniqueConstraint(
                        fields=("year", "daybook", "rank"), name="entry_rank_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("reverses__isnull", False)),
                        fields=("reverses",),
                        name="entry_reversed_once",
                        violation_error_message="Cette écriture est déjà contre-passée.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(verbose_name="rang")),
                ("on", models.DateField(verbose_name="lettré le")),
                (
                    "by",
                    models.CharField(
                        choices=[("rule", "automatique"), ("hand", "à la main")],
                        max_length=4,
                        verbose_name="comment",
                    ),
                ),
                (
                    "auxiliary",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.auxiliary",
                        verbose_name="compte auxiliaire",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "lettrage",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "number"), name="letter_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                (
                    "debit",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="débit"
                    ),
                ),
                (
                    "credit",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, default=0, max_digits=12, verbose_name="crédit"
                    ),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.account",
                        verbose_name="compte",
                    ),
                ),
                (
                    "auxiliary",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.auxiliary",
                        verbose_name="auxiliaire",
                    ),
                ),
                (
                    "centre",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.costcentre",
                        verbose_name="section",
                    ),
                ),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="ledger.entry",
                        verbose_name="écriture",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne d’écriture",
                "indexes": [
                    models.Index(
                        condition=models.Q(("auxiliary__isnull", False)),
                        fields=["auxiliary", "on"],
                        include=("debit", "credit"),
                        name="line_auxiliary_on",
                    ),
                    models.Index(fields=["account", "on"], name="line_account_on"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("credit", 0), ("debit__gt", 0)),
                            models.Q(("credit__gt", 0), ("debit", 0)),
                            _connector="OR",
                        ),
                        name="line_debit_or_credit",
                        violation_error_message="Une ligne porte un débit ou un crédit, positif.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LetteredLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="ledger.letter",
                        verbose_name="lettrage",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "line",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="ledger.line",
                        verbose_name="ligne",
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne lettrée",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("line",),
                        name="line_lettered_once",
                        violation_error_message="Une de ces lignes est déjà lettrée.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sequence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="nom")),
                ("last", models.BigIntegerField(default=0, verbose_name="dernier numéro")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
            ],
            options={
                "verbose_name": "compteur",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "name"), name="sequence_once")
                ],
            },
        ),
    ]

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import palier.base.kit.columns
import palier.base.kit.owned
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("titles", "0001_initial"),
        ("bank", "0001_initial"),
        ("leases", "0001_initial"),
        ("ledger", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="MandateAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "retained",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=12,
                        verbose_name="fonds de roulement gardé",
                    ),
                ),
                (
                    "called",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.auxiliary",
                        verbose_name="loyers appelés",
                    ),
                ),
                (
                    "held",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.auxiliary",
                        verbose_name="fonds détenus",
                    ),
                ),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandate_accounts",
                        to="titles.holding",
                        verbose_name="mandat",
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
                "verbose_name": "compte de mandat",
                "constraints": [
                    models.UniqueConstraint(fields=("holding",), name="one_account_a_mandate"),
                    models.CheckConstraint(
                        condition=models.Q(("retained__gte", 0)), name="retained_positive"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnerAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "holder",
                    models.CharField(
                        blank=True, max_length=70, verbose_name="titulaire du compte"
                    ),
                ),
                ("iban", models.CharField(blank=True, max_length=34, verbose_name="IBAN")),
                ("bic", models.CharField(blank=True, max_length=11, verbose_name="BIC")),
                ("town", models.CharField(blank=True, max_length=35, verbose_name="commune")),
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
                    "body",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owner_accounts",
                        to="people.body",
                        verbose_name="propriétaire",
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
                "verbose_name": "compte de propriétaire",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "body"), name="one_account_an_owner"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnerDue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=14, verbose_name="nature")),
                ("label", models.CharField(max_length=120, verbose_name="libellé")),
                ("month", models.DateField(verbose_name="mois")),
                ("due_on", models.DateField(verbose_name="dû le")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("formula", models.CharField(blank=True, max_length=120, verbose_name="calcul")),
                ("undone_on", models.DateField(blank=True, null=True, verbose_name="annulé le")),
                (
                    "undone_because",
                    models.CharField(blank=True, max_length=200, verbose_name="motif"),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dues",
                        to="owners.owneraccount",
                        verbose_name="compte",
                    ),
                ),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="écriture",
                    ),
                ),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dues",
                        to="titles.holding",
                        verbose_name="titre",
                    ),
                ),
                (
                    "item",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owner_dues",
                        to="bank.sepaitem",
                        verbose_name="virement",
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
                "verbose_name": "dû au propriétaire",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_on", None)),
                        fields=("holding", "kind", "label", "month"),
                        name="owner_due_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_on", None),
                            models.Q(
                                ("item", None), models.Q(("undone_because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="owner_due_undone_is_unpaid",
                        violation_error_message="Ce qui est payé ne s’annule pas : annulez d’abord le virement.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnerStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="numéro")),
                ("first_on", models.DateField(verbose_name="du")),
                ("last_on", models.DateField(verbose_name="au")),
                ("made_on", models.DateField(verbose_name="rendu le")),
                (
                    "opening",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="solde d’ouverture"
                    ),
                ),
                (
                    "receipts",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="encaissements"
                    ),
                ),
                (
                    "expenses",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="dépenses"
                    ),
                ),
                (
                    "fees",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="honoraires TTC"
                    ),
                ),
                (
                    "vat",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="dont TVA"
                    ),
                ),
                (
                    "paid",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="versé au mandant"
                    ),
                ),
                (
                    "closing",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="solde de clôture"
                    ),
                ),
                ("unpaid", models.JSONField(default=list, verbose_name="impayés par locataire")),
                ("deposits", models.JSONField(default=list, verbose_name="dépôts détenus")),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="owners.mandateaccount",
                        verbose_name="mandat",
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
                "verbose_name": "compte rendu de gestion",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="owner_statement_number_once"
                    ),
                    models.UniqueConstraint(
                        fields=("account", "last_on"),
                        name="owner_statement_once",
                        violation_error_message="Ce compte rendu existe déjà.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "closing",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("opening"), "+", models.F("receipts")
                                            ),
                                            "-",
                                            models.F("expenses"),
                                        ),
                                        "-",
                                        models.F("fees"),
                                    ),
                                    "-",
                                    models.F("paid"),
                                ),
                            )
                        ),
                        name="owner_statement_adds_up",
                        violation_error_message="Ce compte rendu ne tombe pas juste : rien n’a été gardé.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("receipt", "encaissement"),
                            ("expense", "dépense"),
                            ("fee", "honoraires"),
                            ("payment", "versement au mandant"),
                            ("brought", "solde repris"),
                        ],
                        max_length=8,
                        verbose_name="nature",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("label", models.CharField(max_length=200, verbose_name="libellé")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                (
                    "vat",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=12,
                        verbose_name="dont TVA",
                    ),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="owners.mandateaccount",
                        verbose_name="mandat",
                    ),
                ),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="écriture",
                    ),
                ),
                (
                    "item",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandate_moves",
                        to="bank.sepaitem",
                        verbose_name="virement",
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
                    "undoes",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="owners.mandatemove",
                        verbose_name="annule",
                    ),
                ),
                (
                    "statement",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="owners.ownerstatement",
                        verbose_name="compte rendu",
                    ),
                ),
            ],
            options={
                "verbose_name": "mouvement de mandat",
                "indexes": [models.Index(fields=["account", "on"], name="mandate_move_on")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True),
                        name="mandate_move_is_something",
                        violation_error_message="Un mouvement de zéro ne se note pas.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("undoes__isnull", False)),
                        fields=("undoes",),
                        name="mandate_move_undone_once",
                        violation_error_message="Ce mouvement est déjà annulé.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnerTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annuity", "annuités d’emprunt"),
                            ("major_repairs", "provision pour gros entretien"),
                            ("charges", "charges et copropriété"),
                            ("tax", "impôts et taxes"),
                            ("insurance", "assurance"),
                            ("other", "autre"),
                        ],
                        max_length=14,
                        verbose_name="nature",
                    ),
                ),
                ("label", models.CharField(max_length=100, verbose_name="libellé")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                (
                    "every",
                    models.CharField(
                        choices=[
                            ("month", "par mois"),
                            ("quarter", "par trimestre"),
                            ("year", "par an"),
                        ],
                        max_length=8,
                        verbose_name="rythme",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owner_terms",
                        to="titles.holding",
                        verbose_name="titre",
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
                "verbose_name": "échéance au propriétaire",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="owner_term_positive",
                        violation_error_message="Une échéance est d’un montant positif.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("holding"), "="),
                            (models.F("kind"), "="),
                            (models.F("label"), "="),
                            (models.F("period"), "&&"),
                        ],
                        name="one_owner_term_at_a_time",
                        violation_error_message="Cette échéance a déjà un montant à ces dates.",
                    ),
                ],
            },
        ),
    ]

import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ledger", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="BankAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=100, verbose_name="nom")),
                ("iban", models.CharField(max_length=34, verbose_name="IBAN")),
                ("bic", models.CharField(blank=True, max_length=11, verbose_name="BIC")),
                (
                    "creditor_id",
                    models.CharField(
                        blank=True, max_length=35, verbose_name="identifiant créancier SEPA (ICS)"
                    ),
                ),
                (
                    "holds_principals",
                    models.BooleanField(default=False, verbose_name="fonds des mandants"),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.account",
                        verbose_name="compte comptable",
                    ),
                ),
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
                    "opening_entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="solde de départ",
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
                "verbose_name": "compte bancaire",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "iban"),
                        name="iban_once",
                        violation_error_message="Ce compte bancaire est déjà connu.",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "account"),
                        name="one_bank_an_account",
                        violation_error_message="Ce compte comptable est déjà celui d’une autre banque : donnez-en un à chacune.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reconciliation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(verbose_name="mois")),
                (
                    "balance",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="solde"
                    ),
                ),
                (
                    "in_waiting",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        max_digits=12,
                        verbose_name="dont en attente d’affectation",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="rapproché le")),
                (
                    "bank_account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="bank.bankaccount",
                        verbose_name="compte bancaire",
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
                "verbose_name": "rapprochement",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("bank_account", "month"),
                        name="month_reconciled_once",
                        violation_error_message="Ce mois est déjà rapproché.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SepaBatch",
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
                        choices=[("transfer", "virements"), ("debit", "prélèvements")],
                        max_length=8,
                        verbose_name="nature",
                    ),
                ),
                (
                    "version",
                    models.CharField(
                        choices=[
                            ("pain.001.001.03", "pain.001.001.03"),
                            ("pain.001.001.09", "pain.001.001.09"),
                            ("pain.008.001.02", "pain.008.001.02"),
                            ("pain.008.001.08", "pain.008.001.08"),
                        ],
                        max_length=15,
                        verbose_name="format",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="numéro")),
                ("on", models.DateField(verbose_name="date d’exécution")),
                ("made_on", models.DateField(verbose_name="préparée le")),
                ("label", models.CharField(max_length=120, verbose_name="objet")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("issued", "à remettre à la banque"),
                            ("settled", "vue à la banque"),
                            ("cancelled", "annulée"),
                        ],
                        default="issued",
                        max_length=9,
                        verbose_name="état",
                    ),
                ),
                (
                    "bank_account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="bank.bankaccount",
                        verbose_name="compte bancaire",
                    ),
                ),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="écriture de banque",
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
                "verbose_name": "remise SEPA",
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=80, verbose_name="référence")),
                ("opening_on", models.DateField(verbose_name="du")),
                (
                    "opening",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="solde de départ"
                    ),
                ),
                ("closing_on", models.DateField(verbose_name="au")),
                (
                    "closing",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="solde d’arrivée"
                    ),
                ),
                (
                    "imported_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="importé le"),
                ),
                (
                    "bank_account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="bank.bankaccount",
                        verbose_name="compte bancaire",
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
                "verbose_name": "relevé",
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "organisation",
                            "bank_account",
                            "reference",
                            "opening_on",
                            "closing_on",
                        ),
                        name="statement_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64, verbose_name="empreinte")),
                ("on", models.DateField(verbose_name="date")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("party", models.CharField(blank=True, max_length=140, verbose_name="nom")),
                ("party_iban", models.CharField(blank=True, max_length=34, verbose_name="IBAN")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="référence"),
                ),
                ("text", models.CharField(blank=True, max_length=500, verbose_name="libellé")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "à comprendre"),
                            ("matched", "affectée"),
                            ("set_aside", "mise de côté"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "matched_by",
                    models.CharField(blank=True, max_length=40, verbose_name="reconnue par"),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="motif")),
                (
                    "aside_entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.entry",
                        verbose_name="écriture de mise de côté",
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
                    "statement",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="bank.statement",
                        verbose_name="relevé",
                    ),
                ),
                (
                    "waiting_entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="mise en attente",
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne de relevé",
                "indexes": [
                    models.Index(fields=["organisation", "state", "-on"], name="bank_line_state")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "fingerprint"), name="bank_line_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "set_aside"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="bank_line_aside_has_reason",
                        violation_error_message="Dites pourquoi cette ligne est mise de côté.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SepaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(max_length=35, verbose_name="référence de bout en bout"),
                ),
                ("name", models.CharField(max_length=70, verbose_name="nom")),
                ("iban", models.CharField(max_length=34, verbose_name="IBAN")),
                ("bic", models.CharField(blank=True, max_length=11, verbose_name="BIC")),
                ("town", models.CharField(blank=True, max_length=35, verbose_name="commune")),
                ("country", models.CharField(blank=True, max_length=2, verbose_name="pays")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("text", models.CharField(max_length=140, verbose_name="libellé")),
                (
                    "mandate",
                    models.CharField(
                        blank=True, max_length=35, verbose_name="référence du mandat (RUM)"
                    ),
                ),
                (
                    "mandate_on",
                    models.DateField(blank=True, null=True, verbose_name="mandat signé le"),
                ),
                (
                    "sequence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("FRST", "premier"),
                            ("RCUR", "récurrent"),
                            ("OOFF", "unique"),
                            ("FNAL", "dernier"),
                        ],
                        max_length=4,
                        verbose_name="séquence",
                    ),
                ),
                ("rejected_on", models.DateField(blank=True, null=True, verbose_name="rejeté le")),
                (
                    "reject_code",
                    models.CharField(blank=True, max_length=4, verbose_name="motif du rejet"),
                ),
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
                    "auxiliary",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.auxiliary",
                        verbose_name="compte auxiliaire",
                    ),
                ),
                (
                    "batch",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="bank.sepabatch",
                        verbose_name="remise",
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
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
                    ),
                ),
                (
                    "reject_line",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rejects",
                        to="bank.statementline",
                        verbose_name="ligne du rejet",
                    ),
                ),
            ],
            options={
                "verbose_name": "ordre SEPA",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "reference"), name="item_reference_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gte", Decimal("0.01")),
                            ("amount__lte", Decimal("999999999.99")),
                        ),
                        name="item_amount_in_range",
                        violation_error_message="Un ordre SEPA va de 0,01 à 999 999 999,99 €.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reject_code", ""), ("rejected_on", None)),
                            models.Q(
                                ("rejected_on__isnull", False),
                                models.Q(("reject_code", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="item_rejected_has_code",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="sepabatch",
            name="line",
            field=palier.base.kit.owned.OwnedForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="bank.statementline",
                verbose_name="ligne de relevé",
            ),
        ),
        migrations.AddConstraint(
            model_name="sepabatch",
            constraint=models.UniqueConstraint(
                fields=("organisation", "number"), name="batch_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sepabatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("line__isnull", False)),
                fields=("line",),
                name="batch_settled_by_one_line",
                violation_error_message="Cette ligne est déjà celle d’une autre remise.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sepabatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("entry__isnull", False), ("line__isnull", False), ("state", "settled")
                    ),
                    models.Q(
                        models.Q(("state", "settled"), _negated=True),
                        ("entry", None),
                        ("line", None),
                    ),
                    _connector="OR",
                ),
                name="batch_settled_has_line",
            ),
        ),
    ]

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bank", "0001_initial"),
        ("leases", "0001_initial"),
        ("ledger", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseholdAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rent_accounts",
                        to="people.household",
                        verbose_name="ménage",
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
            ],
            options={
                "verbose_name": "compte du ménage",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "household"), name="one_account_a_household"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningPosition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "entity",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.legalentity",
                        verbose_name="entité",
                    ),
                ),
                ("on", models.DateField(verbose_name="au")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("gathering", "en préparation"),
                            ("posted", "passée en comptabilité"),
                            ("undone", "annulée"),
                        ],
                        default="gathering",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "told_balance",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="total des soldes dit par l’ancien outil",
                    ),
                ),
                (
                    "told_deposits",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="total des dépôts dit par l’ancien outil",
                    ),
                ),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="écriture",
                    ),
                ),
            ],
            options={
                "verbose_name": "position de départ",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "undone"), _negated=True),
                        fields=("organisation", "entity"),
                        name="one_opening_position",
                        violation_error_message="Une position de départ existe déjà.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningBalance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "position",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="balances",
                        to="billing.openingposition",
                        verbose_name="position de départ",
                    ),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opening_balances",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                (
                    "balance",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=12,
                        verbose_name="solde dû",
                    ),
                ),
                (
                    "deposit",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=12,
                        verbose_name="dépôt détenu",
                    ),
                ),
            ],
            options={
                "verbose_name": "solde repris",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("position", "account"),
                        name="one_opening_balance",
                        violation_error_message="Ce ménage a déjà un solde de départ.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deposit__gte", 0)),
                        name="opening_deposit_positive",
                        violation_error_message="Un dépôt de garantie ne peut pas être négatif.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayerIban",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("iban", models.CharField(max_length=34, verbose_name="IBAN")),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payer_ibans",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                (
                    "is_shared",
                    models.BooleanField(default=False, verbose_name="paie pour plusieurs ménages"),
                ),
            ],
            options={
                "verbose_name": "IBAN de payeur",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "iban"),
                        name="payer_iban_once",
                        violation_error_message="Cet IBAN est déjà connu pour un autre compte.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PayerRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("words", models.CharField(max_length=140, verbose_name="mots de la banque")),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payer_rules",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                ("confirmed", models.PositiveIntegerField(default=0, verbose_name="confirmée")),
                ("last_on", models.DateField(verbose_name="dernière fois le")),
            ],
            options={
                "verbose_name": "règle apprise",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "words", "account"),
                        name="payer_rule_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ThirdAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "body",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payer_accounts",
                        to="people.body",
                        verbose_name="structure",
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
            ],
            options={
                "verbose_name": "compte de tiers payeur",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "body"), name="one_account_a_payer"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                (
                    "third",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="billing.thirdaccount",
                        verbose_name="tiers payeur",
                    ),
                ),
                ("on", models.DateField(verbose_name="reçu le")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("transfer", "virement"),
                            ("cash", "espèces"),
                            ("cheque", "chèque"),
                            ("opening", "avance reprise"),
                            ("deposit", "retenue sur le dépôt"),
                            ("debit", "prélèvement"),
                            ("credit", "avoir"),
                            ("write_off", "abandon de créance"),
                        ],
                        max_length=10,
                        verbose_name="moyen",
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
                    "bank_line",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="bank.statementline",
                        verbose_name="ligne de relevé",
                    ),
                ),
                (
                    "item",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="bank.sepaitem",
                        verbose_name="ordre SEPA",
                    ),
                ),
                (
                    "receipt_number",
                    models.BigIntegerField(null=True, verbose_name="numéro de reçu"),
                ),
                (
                    "reverses",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversals",
                        to="billing.payment",
                        verbose_name="annule",
                    ),
                ),
            ],
            options={
                "verbose_name": "paiement",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reverses__isnull", False)),
                        fields=("reverses",),
                        name="payment_reversed_once",
                        violation_error_message="Ce paiement est déjà annulé.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("receipt_number__isnull", False)),
                        fields=("organisation", "receipt_number"),
                        name="payment_receipt_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("account", None), ("third", None), _connector="OR"),
                        name="payment_of_one_payer",
                        violation_error_message="Un paiement vient d’un ménage ou d’un tiers.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0),
                            models.Q(("amount__lt", 0), ("reverses__isnull", False)),
                            _connector="OR",
                        ),
                        name="payment_positive",
                        violation_error_message="Un paiement est un montant positif.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deposit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deposits",
                        to="bank.statementline",
                        verbose_name="ligne de relevé",
                    ),
                ),
                (
                    "payment",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deposits",
                        to="billing.payment",
                        verbose_name="paiement",
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
            ],
            options={
                "verbose_name": "remise en banque",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("payment",),
                        name="payment_deposited_once",
                        violation_error_message="Ce paiement est déjà rapproché d’une ligne de relevé.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReceiptConsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt_consents",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="adresse électronique")),
                ("given_on", models.DateField(verbose_name="donné le")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="retiré le")),
            ],
            options={
                "verbose_name": "accord pour l’envoi par courriel",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("account",),
                        name="one_living_consent",
                        violation_error_message="Ce ménage a déjà donné son accord.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refunds",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                (
                    "item",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="bank.sepaitem",
                        verbose_name="virement",
                    ),
                ),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.entry",
                        verbose_name="écriture",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("undone_on", models.DateField(blank=True, null=True, verbose_name="annulé le")),
            ],
            options={
                "verbose_name": "remboursement",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="refund_positive",
                        violation_error_message="Un remboursement est un montant positif.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("item", None), ("entry", None), _connector="XOR"),
                        name="refund_by_transfer_or_cash",
                        violation_error_message="Un remboursement part par virement ou en espèces.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RentIndex",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                ("quarter", models.PositiveSmallIntegerField(verbose_name="trimestre")),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=6, verbose_name="indice"),
                ),
                ("source", models.CharField(max_length=160, verbose_name="source")),
            ],
            options={
                "verbose_name": "indice IRL saisi",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "year", "quarter"),
                        name="index_once",
                        violation_error_message="Cet indice est déjà saisi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quarter__range", (1, 4))),
                        name="index_quarter_exists",
                        violation_error_message="Un trimestre va de 1 à 4.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RentRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "entity",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.legalentity",
                        verbose_name="entité",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("monthly", "quittancement du mois"),
                            ("correction", "corrections des mois d’avant"),
                            ("stay", "facture d’un séjour"),
                        ],
                        default="monthly",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("month", models.DateField(verbose_name="mois")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="passage")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "pré-quittancement"), ("issued", "émis")],
                        default="draft",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="échéance")),
                ("prepared_at", models.DateTimeField(auto_now=True, verbose_name="calculé le")),
                ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="émis le")),
            ],
            options={
                "verbose_name": "quittancement",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "month", "round"), name="one_run_a_month"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RentNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rent",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="loyer ou redevance",
                    ),
                ),
                (
                    "charges",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="charges",
                    ),
                ),
                (
                    "services",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="prestations",
                    ),
                ),
                (
                    "options",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="prestations facultatives",
                    ),
                ),
                (
                    "insurance",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="assurance collectée",
                    ),
                ),
                (
                    "third",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="part d’autres payeurs",
                    ),
                ),
                (
                    "benefit",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="aide au logement",
                    ),
                ),
                (
                    "net",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="net à payer",
                    ),
                ),
                ("lines", models.JSONField(default=list, verbose_name="détail")),
                (
                    "principal",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.auxiliary",
                        verbose_name="mandant",
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
                    "run",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="billing.rentrun",
                        verbose_name="quittancement",
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                (
                    "entry",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.entry",
                        verbose_name="écriture",
                    ),
                ),
                ("number", models.BigIntegerField(verbose_name="numéro")),
                ("month", models.DateField(verbose_name="mois")),
                ("due_on", models.DateField(verbose_name="échéance")),
            ],
            options={
                "verbose_name": "avis d’échéance",
                "indexes": [
                    models.Index(fields=["occupancy", "month"], name="notice_occupancy_month")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="notice_number_once"
                    ),
                    models.UniqueConstraint(fields=("entry",), name="notice_posted_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "notice",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="billing.rentnotice",
                        verbose_name="avis",
                    ),
                ),
                ("number", models.BigIntegerField(verbose_name="numéro")),
                (
                    "kind",
                    models.CharField(
                        choices=[("full", "quittance"), ("partial", "reçu")],
                        max_length=8,
                        verbose_name="nature",
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant reçu"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("paid_on", models.DateField(verbose_name="dernier paiement le")),
            ],
            options={
                "verbose_name": "quittance ou reçu",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="receipt_number_once"
                    ),
                    models.UniqueConstraint(
                        fields=("notice", "kind", "amount"), name="one_receipt_an_amount"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeReversal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "notice",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversals",
                        to="billing.rentnotice",
                        verbose_name="avis",
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
                ("on", models.DateField(verbose_name="le")),
                ("reason", models.CharField(max_length=200, verbose_name="motif")),
            ],
            options={
                "verbose_name": "annulation d’avis",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("notice",),
                        name="notice_reversed_once",
                        violation_error_message="Cet avis est déjà annulé.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Extra",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extras",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rent", "loyer ou redevance"),
                            ("discount", "remise sur le loyer"),
                            ("charges", "charges"),
                            ("service", "prestation obligatoire"),
                            ("option", "prestation facultative, facturée à part"),
                            ("insurance", "assurance collectée pour l’assureur"),
                            ("benefit", "aide au logement attendue"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("label", models.CharField(max_length=120, verbose_name="libellé")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("month", models.DateField(verbose_name="mois d’appel")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("hand", "à la main"),
                            ("meter", "relevé de compteur"),
                            ("charges", "régularisation de charges"),
                            ("damage", "réparation"),
                        ],
                        default="hand",
                        max_length=8,
                        verbose_name="origine",
                    ),
                ),
                ("formula", models.CharField(blank=True, max_length=200, verbose_name="calcul")),
                (
                    "notice",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extras",
                        to="billing.rentnotice",
                        verbose_name="avis",
                    ),
                ),
            ],
            options={
                "verbose_name": "frais appelé une fois",
                "indexes": [
                    models.Index(
                        condition=models.Q(("notice__isnull", True)),
                        fields=["organisation", "month"],
                        name="extra_to_call",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True),
                        name="extra_is_something",
                        violation_error_message="Un frais de zéro ne s’appelle pas.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Allocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "payment",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="billing.payment",
                        verbose_name="paiement",
                    ),
                ),
                (
                    "notice",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="billing.rentnotice",
                        verbose_name="avis",
                    ),
                ),
                (
                    "opening",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="billing.openingbalance",
                        verbose_name="solde repris",
                    ),
                ),
                (
                    "refund",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocations",
                        to="billing.refund",
                        verbose_name="remboursement",
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
            ],
            options={
                "verbose_name": "imputation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("notice__isnull", False), ("opening", None), ("refund", None)
                            ),
                            models.Q(
                                ("notice", None), ("opening__isnull", False), ("refund", None)
                            ),
                            models.Q(
                                ("notice", None), ("opening", None), ("refund__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="allocation_settles_one_debt",
                        violation_error_message="Un paiement règle un avis, un solde repris ou un retour.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RentReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rent_reviews",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
                ("anniversary_on", models.DateField(verbose_name="anniversaire")),
                ("asked_on", models.DateField(verbose_name="demandée le")),
                ("effective_on", models.DateField(verbose_name="à compter du")),
                ("year", models.PositiveSmallIntegerField(verbose_name="année de l’indice")),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(verbose_name="trimestre de l’indice"),
                ),
                (
                    "index_before",
                    models.DecimalField(
                        decimal_places=2, max_digits=6, verbose_name="indice d’avant"
                    ),
                ),
                (
                    "index_after",
                    models.DecimalField(decimal_places=2, max_digits=6, verbose_name="indice"),
                ),
                (
                    "before",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="loyer d’avant"
                    ),
                ),
                (
                    "after",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="loyer révisé"
                    ),
                ),
            ],
            options={
                "verbose_name": "révision de loyer",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("occupancy", "anniversary_on"),
                        name="one_review_an_anniversary",
                        violation_error_message="Ce loyer est déjà révisé pour cet anniversaire.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rent",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="loyer ou redevance",
                    ),
                ),
                (
                    "charges",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="charges",
                    ),
                ),
                (
                    "services",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="prestations",
                    ),
                ),
                (
                    "options",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="prestations facultatives",
                    ),
                ),
                (
                    "insurance",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="assurance collectée",
                    ),
                ),
                (
                    "third",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="part d’autres payeurs",
                    ),
                ),
                (
                    "benefit",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="aide au logement",
                    ),
                ),
                (
                    "net",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="net à payer",
                    ),
                ),
                ("lines", models.JSONField(default=list, verbose_name="détail")),
                (
                    "principal",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.auxiliary",
                        verbose_name="mandant",
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
                    "run",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="billing.rentrun",
                        verbose_name="quittancement",
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
                (
                    "account",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="billing.householdaccount",
                        verbose_name="compte",
                    ),
                ),
                ("month", models.DateField(verbose_name="mois")),
                (
                    "previous_net",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="net du mois d’avant",
                    ),
                ),
                (
                    "checks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        size=None,
                        verbose_name="contrôles",
                    ),
                ),
                (
                    "changes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        size=None,
                        verbose_name="changements",
                    ),
                ),
                (
                    "held_because",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="mis de côté parce que"
                    ),
                ),
            ],
            options={
                "verbose_name": "avis en préparation",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "occupancy", "month"), name="one_draft_a_contract"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SentReceipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "receipt",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="billing.receipt",
                        verbose_name="quittance",
                    ),
                ),
                ("on", models.DateField(verbose_name="envoyée le")),
                ("to", models.EmailField(max_length=254, verbose_name="à")),
            ],
            options={
                "verbose_name": "envoi de quittance",
                "constraints": [
                    models.UniqueConstraint(fields=("receipt",), name="receipt_sent_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rent", "loyer ou redevance"),
                            ("discount", "remise sur le loyer"),
                            ("charges", "charges"),
                            ("service", "prestation obligatoire"),
                            ("option", "prestation facultative, facturée à part"),
                            ("insurance", "assurance collectée pour l’assureur"),
                            ("benefit", "aide au logement attendue"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="libellé")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[("month", "par mois"), ("night", "par nuit ou par jour")],
                        default="month",
                        max_length=5,
                        verbose_name="rythme",
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="en % des ressources",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="motif")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
            ],
            options={
                "verbose_name": "terme",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="term_amount_positive",
                        violation_error_message="Un montant mensuel ne peut pas être négatif.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("percent", None),
                            models.Q(("percent__gt", 0), ("percent__lte", 100)),
                            _connector="OR",
                        ),
                        name="term_percent_possible",
                        violation_error_message="Une participation va de plus de 0 à 100 % des ressources.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "discount"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="discount_has_reason",
                        violation_error_message="Une remise a un motif : dites-le.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("occupancy"), "="),
                            (models.F("kind"), "="),
                            (models.F("label"), "="),
                            (models.F("period"), "&&"),
                        ],
                        name="one_term_at_a_time",
                        violation_error_message="Ce terme a déjà un montant à ces dates.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayerShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payer_shares",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
                (
                    "payer",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="billing.thirdaccount",
                        verbose_name="payeur",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employer", "employeur"),
                            ("ase", "aide sociale à l’enfance"),
                            ("guardian", "service de protection"),
                            ("guarantor", "garant"),
                            ("funder", "financeur"),
                            ("other", "autre"),
                        ],
                        max_length=10,
                        verbose_name="en tant que",
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="montant mensuel",
                    ),
                ),
                (
                    "percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="en % de ce qui reste après l’aide",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
            ],
            options={
                "verbose_name": "part payée par un tiers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__gt", 0), ("percent", None)),
                            models.Q(("amount", None), ("percent__gt", 0), ("percent__lte", 100)),
                            _connector="OR",
                        ),
                        name="share_amount_or_percent",
                        violation_error_message="Une part est un montant, ou un pourcentage de 0 à 100.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("occupancy"), "="),
                            (models.F("payer"), "="),
                            (models.F("period"), "&&"),
                        ],
                        name="one_share_a_payer",
                        violation_error_message="Ce payeur a déjà une part à ces dates.",
                    ),
                ],
            },
        ),
    ]

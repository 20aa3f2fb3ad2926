import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                ("sort_name", models.CharField(default="", editable=False, max_length=210)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("landlord", "propriétaire ou bailleur"),
                                ("funder", "financeur"),
                                ("prescriber", "prescripteur"),
                                ("partner", "partenaire"),
                                ("supplier", "fournisseur"),
                            ],
                            max_length=12,
                        ),
                        size=None,
                        verbose_name="en tant que",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse électronique"
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="commune")),
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
                "verbose_name": "structure",
            },
        ),
        migrations.CreateModel(
            name="Household",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
                ("sort_name", models.CharField(default="", editable=False, max_length=130)),
                ("opened_on", models.DateField(verbose_name="dossier ouvert le")),
                (
                    "hidden_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="adresse tenue secrète depuis"
                    ),
                ),
                (
                    "closed_on",
                    models.DateField(blank=True, null=True, verbose_name="dossier clos le"),
                ),
                (
                    "closed_because",
                    models.CharField(blank=True, max_length=200, verbose_name="clos parce que"),
                ),
                (
                    "merged_into",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="people.household",
                        verbose_name="joint à",
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
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reçu par",
                    ),
                ),
                (
                    "received_site",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.site",
                        verbose_name="reçu à",
                    ),
                ),
                (
                    "received_team",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.team",
                        verbose_name="reçu par l’équipe",
                    ),
                ),
            ],
            options={
                "verbose_name": "ménage",
                "indexes": [
                    models.Index(fields=["organisation", "sort_name"], name="household_sort_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "title",
                    models.CharField(
                        choices=[("mrs", "Mme"), ("mr", "M."), ("none", "sans")],
                        default="none",
                        max_length=5,
                        verbose_name="civilité",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=100, verbose_name="prénom"),
                ),
                ("last_name", models.CharField(blank=True, max_length=100, verbose_name="nom")),
                ("sort_name", models.CharField(default="", editable=False, max_length=220)),
                ("birth_on", models.DateField(blank=True, null=True, verbose_name="naissance")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse électronique"
                    ),
                ),
                ("died_on", models.DateField(blank=True, null=True, verbose_name="décès")),
                (
                    "merged_into",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="people.person",
                        verbose_name="réunie à",
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
                "verbose_name": "personne",
                "indexes": [
                    models.Index(fields=["organisation", "sort_name"], name="person_sort_name")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first_name", ""), ("last_name", ""), _negated=True),
                        name="person_has_a_name",
                        violation_error_message="Il faut au moins un prénom, un nom ou un surnom.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("birth_on__isnull", True),
                            models.Q(
                                ("birth_on__gte", datetime.date(1900, 1, 1)),
                                ("birth_on__lte", datetime.date(2100, 1, 1)),
                            ),
                            _connector="OR",
                        ),
                        name="person_birth_possible",
                        violation_error_message="Cette date de naissance n’est pas possible.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KnownDifferent",
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
                    "first",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="l’une",
                    ),
                ),
                (
                    "second",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="l’autre",
                    ),
                ),
            ],
            options={
                "verbose_name": "homonymes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("first", "second"), name="known_different_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="known_different_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseholdMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("head", "personne de référence"),
                            ("partner", "conjoint ou conjointe"),
                            ("child", "enfant"),
                            ("other", "autre"),
                        ],
                        default="head",
                        max_length=10,
                        verbose_name="place",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="people.household",
                        verbose_name="ménage",
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
                    "person",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="households",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "membre du ménage",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("household"), "="),
                            (models.F("person"), "="),
                            (models.F("period"), "&&"),
                        ],
                        name="member_once_at_a_time",
                        violation_error_message="Cette personne est déjà dans ce ménage à ces dates.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("moved", models.JSONField(default=dict, verbose_name="déplacé")),
                ("before", models.JSONField(default=dict, verbose_name="avant")),
                ("merged_at", models.DateTimeField(auto_now_add=True, verbose_name="réunies le")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="défait le")),
                (
                    "kept",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="people.person",
                        verbose_name="personne gardée",
                    ),
                ),
                (
                    "kept_household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="people.household",
                        verbose_name="ménage gardé",
                    ),
                ),
                (
                    "merged",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_by",
                        to="people.person",
                        verbose_name="personne réunie",
                    ),
                ),
                (
                    "merged_household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_by",
                        to="people.household",
                        verbose_name="ménage joint",
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
                "verbose_name": "réunion de personnes",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("merged",),
                        name="person_merged_once",
                        violation_error_message="Cette personne est déjà réunie à une autre.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Protection",
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
                            ("guardianship", "tutelle"),
                            ("curatorship", "curatelle simple"),
                            ("reinforced", "curatelle renforcée"),
                            ("safeguard", "sauvegarde de justice"),
                            ("family", "habilitation familiale"),
                            ("masp", "MASP"),
                            ("maj", "MAJ"),
                        ],
                        max_length=12,
                        verbose_name="mesure",
                    ),
                ),
                ("guardian", models.CharField(max_length=160, verbose_name="exercée par")),
                ("contact", models.CharField(blank=True, max_length=160, verbose_name="joindre")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="n° ou jugement"),
                ),
                (
                    "signs",
                    models.BooleanField(
                        default=True, verbose_name="signe avec ou pour la personne"
                    ),
                ),
                ("pays", models.BooleanField(default=False, verbose_name="paie")),
                ("gets_copies", models.BooleanField(default=True, verbose_name="reçoit copie")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
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
                    "person",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protections",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "mesure de protection",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.F("person"), "="),
                            (models.F("kind"), "="),
                            (models.F("period"), "&&"),
                        ],
                        name="one_protection_at_a_time",
                        violation_error_message="Cette protection court déjà à ces dates.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResourceLine",
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
                        choices=[("income", "ressource"), ("charge", "charge"), ("debt", "dette")],
                        max_length=6,
                        verbose_name="nature",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("wage", "salaire"),
                            ("rsa", "RSA"),
                            ("activity", "prime d’activité"),
                            ("unemployment", "chômage"),
                            ("aah", "AAH, pension d’invalidité"),
                            ("pension", "retraite"),
                            ("family", "prestations familiales"),
                            ("daily", "indemnités journalières"),
                            ("alimony_in", "pension alimentaire reçue"),
                            ("other_in", "autre ressource"),
                            ("rent", "loyer et charges (logement ailleurs)"),
                            ("benefit", "aide au logement (logement ailleurs)"),
                            ("energy", "énergie"),
                            ("water", "eau"),
                            ("phone", "téléphone, internet"),
                            ("insurance", "assurances, mutuelle"),
                            ("tax", "impôts"),
                            ("transport", "transports contraints"),
                            ("alimony_out", "pension versée"),
                            ("care", "garde, cantine, scolarité"),
                            ("other_out", "autre charge"),
                            ("loan", "remboursement de crédit"),
                            ("rent_debt", "plan d’apurement"),
                            ("other_debt", "autre remboursement"),
                        ],
                        max_length=12,
                        verbose_name="quoi",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=100, verbose_name="précision")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant par mois"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "remaining",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="reste dû en tout",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resources",
                        to="people.household",
                        verbose_name="ménage",
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
                    "person",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="de",
                    ),
                ),
            ],
            options={
                "verbose_name": "ressource ou charge",
                "indexes": [models.Index(fields=["household"], name="resource_household")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="resource_amount_positive",
                        violation_error_message="Un montant ne peut pas être négatif.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Separation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "owes",
                    models.CharField(
                        choices=[
                            ("staying", "celles et ceux qui restent"),
                            ("both", "les deux, jusqu’à une date"),
                        ],
                        max_length=8,
                        verbose_name="qui doit le loyer",
                    ),
                ),
                (
                    "owes_until_on",
                    models.DateField(blank=True, null=True, verbose_name="solidaires jusqu’au"),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="separations",
                        to="people.household",
                        verbose_name="ménage qui reste",
                    ),
                ),
                (
                    "left",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parted_from",
                        to="people.household",
                        verbose_name="ménage parti",
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
                "verbose_name": "séparation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owes", "both"), _negated=True),
                            ("owes_until_on__isnull", False),
                            _connector="OR",
                        ),
                        name="separation_owes_until",
                        violation_error_message="Une solidarité a une fin : dites jusqu’à quand.",
                    )
                ],
            },
        ),
    ]

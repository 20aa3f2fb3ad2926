import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.columns
import palier.base.kit.owned
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("titles", "0001_initial"),
        ("housing", "0001_initial"),
        ("leases", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
        ("tenancy", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="nom")),
                (
                    "territory",
                    models.CharField(blank=True, max_length=120, verbose_name="territoire"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "expected",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="logements attendus"
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
                "verbose_name": "campagne de captation",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name"),
                        name="campaign_name_once",
                        violation_error_message="Une campagne porte déjà ce nom.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnerLead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("contacted", "contact pris"),
                            ("visited", "visité"),
                            ("agreed", "accord"),
                            ("signed", "signé"),
                            ("lost", "sans suite"),
                        ],
                        default="contacted",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("owner", "le propriétaire a appelé"),
                            ("campaign", "campagne"),
                            ("agency", "agence ou notaire"),
                            ("town", "commune ou partenaire"),
                            ("landlord", "propriétaire déjà connu"),
                            ("social_landlord", "bailleur social"),
                            ("other", "autre"),
                        ],
                        max_length=16,
                        verbose_name="origine",
                    ),
                ),
                ("contacted_on", models.DateField(verbose_name="premier contact le")),
                ("owner_name", models.CharField(max_length=200, verbose_name="propriétaire")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse électronique"
                    ),
                ),
                ("street", models.CharField(max_length=200, verbose_name="adresse du logement")),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=10, verbose_name="code postal"),
                ),
                ("town", models.CharField(max_length=100, verbose_name="commune")),
                (
                    "size",
                    models.CharField(
                        choices=[
                            ("T1", "T1"),
                            ("T1 bis", "T1 bis"),
                            ("T2", "T2"),
                            ("T3", "T3"),
                            ("T4", "T4"),
                            ("T5", "T5"),
                            ("T6", "T6"),
                        ],
                        max_length=10,
                        verbose_name="type",
                    ),
                ),
                (
                    "surface",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=6,
                        null=True,
                        verbose_name="surface (m²)",
                    ),
                ),
                (
                    "energy_rating",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "A"),
                            ("B", "B"),
                            ("C", "C"),
                            ("D", "D"),
                            ("E", "E"),
                            ("F", "F"),
                            ("G", "G"),
                        ],
                        max_length=1,
                        verbose_name="étiquette énergie",
                    ),
                ),
                (
                    "asked_rent",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="loyer souhaité",
                    ),
                ),
                (
                    "available_on",
                    models.DateField(blank=True, null=True, verbose_name="disponible le"),
                ),
                (
                    "words",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="ce que le propriétaire souhaite"
                    ),
                ),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="à relancer le")),
                (
                    "lost_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rent", "loyer demandé trop haut"),
                            ("condition", "logement non décent, travaux refusés"),
                            ("energy", "étiquette énergie"),
                            ("location", "emplacement ou taille sans besoin"),
                            ("other_tenant", "loué à quelqu’un d’autre"),
                            ("sale", "vendu"),
                            ("guarantees", "garanties jugées insuffisantes"),
                            ("no_answer", "sans nouvelles"),
                            ("other", "autre"),
                        ],
                        max_length=14,
                        verbose_name="sans suite parce que",
                    ),
                ),
                (
                    "closed_on",
                    models.DateField(blank=True, null=True, verbose_name="signé ou classé le"),
                ),
                (
                    "campaign",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="sourcing.campaign",
                        verbose_name="campagne",
                    ),
                ),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
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
                (
                    "owner",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="people.body",
                        verbose_name="propriétaire connu",
                    ),
                ),
                (
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="housing.place",
                        verbose_name="logement",
                    ),
                ),
                (
                    "referent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivi par",
                    ),
                ),
            ],
            options={
                "verbose_name": "piste de captation",
                "indexes": [
                    models.Index(fields=["organisation", "state", "next_on"], name="lead_board")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "lost"), _negated=True),
                            models.Q(("lost_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="lost_lead_says_why",
                        violation_error_message="Dites pourquoi cette piste est sans suite.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "signed"), _negated=True),
                            models.Q(("holding__isnull", False), ("place__isnull", False)),
                            _connector="OR",
                        ),
                        name="signed_lead_has_its_title",
                        violation_error_message="Une piste signée a un logement et un titre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeadContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("call", "téléphone"),
                            ("meeting", "rencontre"),
                            ("mail", "courriel"),
                            ("letter", "courrier"),
                        ],
                        max_length=10,
                        verbose_name="par",
                    ),
                ),
                ("words", models.CharField(max_length=400, verbose_name="ce qui s’est dit")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
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
                    "lead",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="sourcing.ownerlead",
                        verbose_name="piste",
                    ),
                ),
            ],
            options={
                "verbose_name": "échange avec un propriétaire",
            },
        ),
        migrations.CreateModel(
            name="DwellingVisit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="visité le")),
                (
                    "surface",
                    models.DecimalField(
                        decimal_places=1, max_digits=6, verbose_name="surface (m²)"
                    ),
                ),
                (
                    "main_room_surface",
                    models.DecimalField(
                        decimal_places=1, max_digits=5, verbose_name="pièce principale (m²)"
                    ),
                ),
                (
                    "main_room_height",
                    models.DecimalField(
                        decimal_places=2, max_digits=4, verbose_name="hauteur (m)"
                    ),
                ),
                (
                    "energy_rating",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "A"),
                            ("B", "B"),
                            ("C", "C"),
                            ("D", "D"),
                            ("E", "E"),
                            ("F", "F"),
                            ("G", "G"),
                        ],
                        max_length=1,
                        verbose_name="étiquette énergie",
                    ),
                ),
                ("seen", models.JSONField(default=dict, verbose_name="constats")),
                (
                    "works",
                    models.CharField(blank=True, max_length=600, verbose_name="travaux à faire"),
                ),
                (
                    "works_cost",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="coût estimé des travaux",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=600, verbose_name="remarques")),
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
                    "visitor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "lead",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="sourcing.ownerlead",
                        verbose_name="piste",
                    ),
                ),
            ],
            options={
                "verbose_name": "visite d’un logement",
            },
        ),
        migrations.CreateModel(
            name="OwnerOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="du")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("head_lease", "prise à bail"),
                            ("social_head_lease", "prise à bail, bailleur social"),
                            ("mandate", "mandat de gestion"),
                            ("emphyteutic", "bail emphytéotique"),
                            ("rehabilitation", "bail à réhabilitation"),
                            ("operating", "convention de gestion"),
                            ("third_party", "parc d’un bailleur tiers"),
                            ("owned", "pleine propriété"),
                        ],
                        max_length=20,
                        verbose_name="forme",
                    ),
                ),
                (
                    "rent",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="loyer proposé"
                    ),
                ),
                (
                    "market_rent",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="loyer de marché"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "sans"),
                            ("loc1", "Loc1, intermédiaire"),
                            ("loc2", "Loc2, social"),
                            ("loc3", "Loc3, très social"),
                        ],
                        max_length=6,
                        verbose_name="Loc’Avantages",
                    ),
                ),
                (
                    "rent_ceiling",
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="loyer plafond de la commune",
                    ),
                ),
                ("years", models.PositiveSmallIntegerField(verbose_name="durée, en années")),
                (
                    "surface",
                    models.DecimalField(
                        decimal_places=1, max_digits=6, verbose_name="surface (m²)"
                    ),
                ),
                (
                    "works",
                    models.CharField(blank=True, max_length=300, verbose_name="travaux offerts"),
                ),
                (
                    "works_cost",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=12,
                        verbose_name="coût des travaux offerts",
                    ),
                ),
                (
                    "fee_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="honoraires, en %",
                    ),
                ),
                ("guarantee", models.CharField(max_length=400, verbose_name="garanties")),
                (
                    "accepted_on",
                    models.DateField(blank=True, null=True, verbose_name="acceptée le"),
                ),
                (
                    "lead",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="sourcing.ownerlead",
                        verbose_name="piste",
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
                "verbose_name": "proposition au propriétaire",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_on__isnull", False)),
                        fields=("lead",),
                        name="one_offer_accepted",
                        violation_error_message="Une proposition est déjà acceptée pour cette piste.",
                    )
                ],
            },
        ),
    ]

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.money
import palier.base.kit.owned
import uuid
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("housing", "0001_initial"),
        ("people", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Holding",
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
                        verbose_name="nature",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "en préparation"),
                            ("signed", "en vigueur"),
                            ("ended", "terminé"),
                            ("cancelled", "annulé"),
                        ],
                        default="signed",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="référence"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signé le")),
                (
                    "rent",
                    palier.base.kit.money.MoneyField(
                        decimal_places=2,
                        default=0,
                        max_digits=12,
                        verbose_name="loyer au propriétaire",
                    ),
                ),
                (
                    "rent_every",
                    models.CharField(
                        choices=[
                            ("month", "par mois"),
                            ("quarter", "par trimestre"),
                            ("year", "par an"),
                        ],
                        default="month",
                        max_length=8,
                        verbose_name="rythme du loyer",
                    ),
                ),
                (
                    "deposit",
                    palier.base.kit.money.MoneyField(
                        decimal_places=2,
                        default=0,
                        max_digits=12,
                        verbose_name="dépôt versé au propriétaire",
                    ),
                ),
                (
                    "notice_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="préavis, en mois"
                    ),
                ),
                (
                    "index_quarter",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="trimestre IRL"
                    ),
                ),
                (
                    "sublet_agreed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="sous-location autorisée le"
                    ),
                ),
                (
                    "convention",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "aucune"),
                            ("loc1", "Loc1, intermédiaire"),
                            ("loc2", "Loc2, social"),
                            ("loc3", "Loc3, très social"),
                            ("former", "ANAH d’avant 2022"),
                            ("apl", "convention APL"),
                        ],
                        max_length=8,
                        verbose_name="convention",
                    ),
                ),
                (
                    "convention_ends_on",
                    models.DateField(blank=True, null=True, verbose_name="fin de la convention"),
                ),
                (
                    "rent_ceiling",
                    palier.base.kit.money.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="loyer plafond de la convention",
                    ),
                ),
                (
                    "fee_percent",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="honoraires, en % des encaissements",
                    ),
                ),
                (
                    "powers",
                    models.CharField(blank=True, max_length=400, verbose_name="pouvoirs donnés"),
                ),
                (
                    "taken_over_on",
                    models.DateField(blank=True, null=True, verbose_name="repris le"),
                ),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("term", "arrivé à son terme"),
                            ("ours", "congé de l’association"),
                            ("owners", "congé du propriétaire"),
                            ("slid", "bail glissé au nom du ménage"),
                            ("handed_over", "cédé à un autre preneur"),
                            ("bought", "logement acheté"),
                            ("other", "autre"),
                        ],
                        max_length=12,
                        verbose_name="motif de fin",
                    ),
                ),
                (
                    "former_lessee",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings_given_up",
                        to="people.body",
                        verbose_name="preneur d’avant",
                    ),
                ),
                (
                    "manager",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings_managed",
                        to="people.body",
                        verbose_name="gestionnaire, si ce n’est pas l’association",
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="people.body",
                        verbose_name="propriétaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "titre de détention",
                "indexes": [models.Index(fields=["organisation", "state"], name="holding_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rent__gte", 0)),
                        name="holding_rent_positive",
                        violation_error_message="Un loyer ne peut pas être négatif.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ended"), _negated=True),
                            models.Q(
                                models.Q(("end_reason", ""), _negated=True),
                                ("period__endswith__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="holding_end_has_reason",
                        violation_error_message="Un titre terminé a une date et un motif de fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("index_quarter", None),
                            ("index_quarter__range", (1, 4)),
                            _connector="OR",
                        ),
                        name="holding_quarter_exists",
                        violation_error_message="Un trimestre va de 1 à 4.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HoldingChange",
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
                            ("signed", "signature"),
                            ("amended", "avenant"),
                            ("rent", "nouveau loyer"),
                            ("renewed", "renouvellement"),
                            ("taken_over", "reprise du bail"),
                            ("talks", "négociation"),
                            ("ended", "fin"),
                        ],
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="quoi")),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="leases.holding",
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
                "verbose_name": "événement du titre",
            },
        ),
        migrations.CreateModel(
            name="HoldingPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(blank=True, null=True, verbose_name="sorti du titre le"),
                ),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="leases.holding",
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
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "lieu détenu",
                "constraints": [
                    models.UniqueConstraint(fields=("holding", "place"), name="holding_place_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HoldingShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("structure", "clos et couvert : toiture, murs, façade"),
                            ("windows", "fenêtres, portes, volets : remplacement"),
                            ("heating", "chaudière, radiateurs, chauffe-eau : remplacement"),
                            ("heating_service", "chaudière : entretien annuel"),
                            ("plumbing", "canalisations, évacuations : rupture ou usure"),
                            ("plumbing_use", "joints, siphons, débouchage"),
                            ("electricity", "installation électrique : mise en sécurité"),
                            ("electricity_use", "ampoules, fusibles, interrupteurs cassés"),
                            ("locks", "serrures et clés perdues"),
                            ("glass", "vitre cassée"),
                            ("worn", "sols, murs, peintures usés par le temps"),
                            ("damaged", "sols, murs, portes dégradés"),
                            ("equipment", "cuisine, électroménager fournis"),
                            ("pests", "nuisibles"),
                            ("garden", "jardin, extérieurs privatifs"),
                            ("water_damage", "dégât des eaux"),
                            ("between", "remise en état entre deux occupants"),
                            ("common", "parties communes et équipements collectifs"),
                        ],
                        max_length=20,
                        verbose_name="réparation",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("owner", "le propriétaire"),
                            ("association", "l’association"),
                            ("occupant", "l’occupant"),
                            ("insurance", "l’assurance"),
                        ],
                        max_length=12,
                        verbose_name="payée par",
                    ),
                ),
                ("clause", models.CharField(max_length=120, verbose_name="d’après")),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="leases.holding",
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
                "verbose_name": "clause d’entretien",
                "constraints": [
                    models.UniqueConstraint(fields=("holding", "item"), name="holding_share_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="numéro")),
                ("signed_on", models.DateField(verbose_name="date du mandat")),
                ("registered_on", models.DateField(verbose_name="inscrit le")),
                ("principal", models.CharField(max_length=300, verbose_name="mandant")),
                ("homes", models.TextField(verbose_name="lots gérés")),
                ("purpose", models.CharField(max_length=200, verbose_name="objet")),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="register_entries",
                        to="leases.holding",
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
                "verbose_name": "ligne du registre des mandats",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="mandate_number_once"
                    ),
                    models.UniqueConstraint(
                        fields=("holding",),
                        name="mandate_registered_once",
                        violation_error_message="Ce mandat est déjà inscrit au registre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occupancy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("number", models.CharField(max_length=20, verbose_name="numéro")),
                (
                    "regime",
                    models.CharField(
                        choices=[
                            ("loi89", "Bail direct (loi de 1989)"),
                            ("art8_sublease", "Sous-location (parc privé, art. 8)"),
                            ("conventioned_sublease", "Sous-location (privé conventionné)"),
                            ("hlm_sublease", "Sous-location (logement HLM)"),
                            ("logement_foyer", "Contrat de résidence (logement-foyer)"),
                            ("student", "Résidence universitaire"),
                            ("function", "Logement de fonction"),
                            ("shelter", "Hébergement"),
                            ("pitch", "Emplacement d'aire d'accueil"),
                            ("family_plot", "Terrain familial locatif"),
                            ("social_lease", "Logement social"),
                        ],
                        max_length=30,
                        verbose_name="régime",
                    ),
                ),
                ("is_furnished", models.BooleanField(default=False, verbose_name="meublé")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "en préparation"),
                            ("active", "en cours"),
                            ("ended", "terminé"),
                            ("cancelled", "annulé"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_home", "logement à son nom"),
                            ("social_housing", "logement social"),
                            ("family", "chez un proche"),
                            ("other_structure", "autre structure"),
                            ("eviction", "expulsion"),
                            ("death", "décès"),
                            ("unknown", "sans nouvelles"),
                            ("slid", "bail repris à son nom"),
                            ("function", "fin de fonction"),
                            ("studies", "fin des études"),
                            ("term", "terme du séjour"),
                            ("decision", "décision de sortie (OFII, SIAO)"),
                            ("other", "autre"),
                        ],
                        max_length=20,
                        verbose_name="motif de fin",
                    ),
                ),
                (
                    "term_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="terme du contrat (premier jour au-delà)",
                    ),
                ),
                (
                    "index_quarter",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="trimestre IRL"
                    ),
                ),
                (
                    "former_reference",
                    models.CharField(blank=True, max_length=40, verbose_name="référence d’avant"),
                ),
                ("reserve", models.CharField(blank=True, max_length=300, verbose_name="réserve")),
                (
                    "reserve_due_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="réserve à lever avant le"
                    ),
                ),
                (
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occupancies",
                        to="leases.holding",
                        verbose_name="titre de détention",
                    ),
                ),
                (
                    "household",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occupancies",
                        to="people.household",
                        verbose_name="ménage",
                    ),
                ),
                (
                    "main_place",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="housing.place",
                        verbose_name="lieu",
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "contrat d’occupation",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "active"), ("term_on__isnull", False)),
                        fields=["organisation", "term_on"],
                        name="occupancy_term",
                    ),
                    models.Index(
                        fields=["organisation", "state", "number"], name="occupancy_state"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="occupancy_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ended"), _negated=True),
                            models.Q(
                                models.Q(("end_reason", ""), _negated=True),
                                ("period__endswith__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="occupancy_end_has_reason",
                        violation_error_message="Un contrat terminé a une date et un motif de fin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeToQuit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("occupant", "le ménage s’en va"),
                            ("manager", "l’association ou le propriétaire"),
                        ],
                        max_length=10,
                        verbose_name="de qui",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("usual", "sans motif particulier"),
                            ("furnished", "logement meublé"),
                            ("tense_area", "logement en zone tendue"),
                            ("first_job", "premier emploi"),
                            ("transfer", "mutation"),
                            ("job_lost", "perte d’emploi"),
                            ("new_job", "nouvel emploi après une perte d’emploi"),
                            ("health", "raison de santé, sur certificat"),
                            ("rsa_aah", "bénéficiaire du RSA ou de l’AAH"),
                            ("violence", "victime de violences, ordonnance ou poursuites"),
                            ("social_housing", "attribution d’un logement social"),
                            ("sale", "vente"),
                            ("own_use", "reprise pour habiter"),
                            ("serious", "motif légitime et sérieux"),
                            ("breach", "manquement grave ou répété"),
                            ("closing", "cessation totale d’activité"),
                            ("conditions", "conditions d’admission plus remplies"),
                            ("contract", "selon le contrat"),
                        ],
                        max_length=20,
                        verbose_name="motif",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("registered", "lettre recommandée, remise"),
                            ("hand", "en main propre, contre récépissé"),
                            ("bailiff", "commissaire de justice"),
                            ("other", "autre écrit"),
                        ],
                        max_length=10,
                        verbose_name="forme",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="reçu le")),
                ("last_on", models.DateField(verbose_name="dernier jour dans les lieux")),
                ("delay", models.CharField(max_length=40, verbose_name="délai")),
                ("source", models.CharField(max_length=80, verbose_name="d’après")),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="retiré le"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=200, verbose_name="retiré parce que"),
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
                        related_name="notices_to_quit",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
            ],
            options={
                "verbose_name": "congé",
                "indexes": [
                    models.Index(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=["organisation", "last_on"],
                        name="notice_to_quit_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("occupancy",),
                        name="one_notice_to_quit_at_once",
                        violation_error_message="Ce contrat a déjà un congé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_on__gte", models.F("received_on"))),
                        name="notice_to_quit_after_receipt",
                        violation_error_message="Le dernier jour est avant la réception du congé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="notice_to_quit_withdrawn_says_why",
                        violation_error_message="Un congé retiré dit avec quel accord.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inventory",
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
                        choices=[("entry", "entrée"), ("exit", "sortie")],
                        max_length=6,
                        verbose_name="nature",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "en cours"), ("signed", "signé")],
                        default="draft",
                        max_length=8,
                        verbose_name="état",
                    ),
                ),
                ("on", models.DateField(verbose_name="établi le")),
                ("content", models.JSONField(default=dict, verbose_name="constats")),
                (
                    "present",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="présents et mandataires"
                    ),
                ),
                (
                    "new_address",
                    models.CharField(blank=True, max_length=300, verbose_name="nouvelle adresse"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signé le")),
                (
                    "signed_as",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="signé par le ménage"
                    ),
                ),
                (
                    "signed_for_us",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="signé pour le bailleur"
                    ),
                ),
                ("complement", models.TextField(blank=True, verbose_name="complété")),
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
                        related_name="inventories",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
            ],
            options={
                "verbose_name": "état des lieux",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("occupancy", "kind"),
                        name="one_inventory_of_each_kind",
                        violation_error_message="Cet état des lieux existe déjà pour ce contrat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("signed_on__isnull", False),
                                models.Q(("signed_as", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="signed_inventory_says_by_whom",
                        violation_error_message="Un état des lieux signé dit par qui et quand.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guarantee",
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
                            ("visale", "Visale"),
                            ("guarantor", "caution d’une personne"),
                            ("body", "caution d’un organisme"),
                            ("loca_pass", "garantie Loca-Pass"),
                            ("fsl", "garantie du FSL"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="donnée par")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="visa ou acte"),
                ),
                ("given_on", models.DateField(verbose_name="donnée le")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="finit le")),
                (
                    "most",
                    palier.base.kit.money.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="montant garanti au plus",
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
                        related_name="guarantees",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
            ],
            options={
                "verbose_name": "garantie",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gt", models.F("given_on")),
                            _connector="OR",
                        ),
                        name="guarantee_ends_later",
                        violation_error_message="Une garantie finit après le jour où elle est donnée.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractPaper",
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
                            ("contract", "contrat"),
                            ("amendment", "avenant"),
                            ("renewal", "renouvellement"),
                        ],
                        max_length=10,
                        verbose_name="acte",
                    ),
                ),
                ("on", models.DateField(verbose_name="signé le")),
                (
                    "how",
                    models.CharField(
                        choices=[("screen", "à l’écran"), ("paper", "sur papier, scanné")],
                        max_length=8,
                        verbose_name="comment",
                    ),
                ),
                (
                    "signed_as",
                    models.CharField(max_length=200, verbose_name="signé par le ménage"),
                ),
                (
                    "signed_for_us",
                    models.CharField(max_length=160, verbose_name="signé pour l’association"),
                ),
                (
                    "guardian",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="représentant légal"
                    ),
                ),
                ("sections", models.JSONField(default=list, verbose_name="texte signé")),
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
                        related_name="papers",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
            ],
            options={
                "verbose_name": "acte signé",
            },
        ),
        migrations.CreateModel(
            name="OccupancyParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("signatory", "titulaire"), ("occupant", "occupant")],
                        max_length=10,
                        verbose_name="en tant que",
                    ),
                ),
                ("joined_on", models.DateField(blank=True, null=True, verbose_name="depuis le")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="parti le")),
                (
                    "solidarity_until",
                    models.DateField(blank=True, null=True, verbose_name="solidaire jusqu’au"),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                        related_name="occupancy_parties",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "partie au contrat",
                "constraints": [
                    models.UniqueConstraint(fields=("occupancy", "person"), name="party_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="OccupancyPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "piece",
                    models.CharField(
                        choices=[
                            ("booklet", "livret d’accueil et règlement de fonctionnement remis"),
                            ("employer", "attestation de l’employeur"),
                            ("student", "certificat de scolarité ou contrat d’apprentissage"),
                            ("identity", "pièce d’identité"),
                            ("head_lease_copy", "copie du bail principal remise au ménage"),
                            ("sublet", "accord écrit du bailleur pour sous-louer, prix compris"),
                            ("inventory", "état des lieux d’entrée"),
                            ("information", "notice d’information sur les droits et devoirs"),
                            (
                                "diagnostics",
                                "diagnostics annexés : énergie, risques, plomb, gaz, électricité",
                            ),
                            ("insurance", "attestation d’assurance habitation"),
                            ("rules", "règlement intérieur annexé et paraphé"),
                            ("signed", "contrat signé"),
                        ],
                        max_length=20,
                        verbose_name="pièce",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="réunie le")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pieces",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "pièce du contrat",
                "constraints": [
                    models.UniqueConstraint(fields=("occupancy", "piece"), name="piece_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="OccupancyPlace",
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
                ("is_firm", models.BooleanField(default=False, verbose_name="ferme")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occupations",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "lieu occupé",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("is_firm", True)),
                        expressions=[(models.F("place"), "="), (models.F("period"), "&&")],
                        name="one_household_a_place_a_day",
                        violation_error_message="Ce lieu est déjà occupé à ces dates. Choisissez une autre date ou un autre lieu.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SecurityDeposit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.money.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant demandé"
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="demandé le")),
                (
                    "keys_on",
                    models.DateField(blank=True, null=True, verbose_name="clés rendues le"),
                ),
                (
                    "conforming",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="état conforme à l’entrée"
                    ),
                ),
                (
                    "address_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="nouvelle adresse donnée le"
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="soldé le")),
                (
                    "goes_to",
                    models.CharField(
                        choices=[
                            ("household", "rendu au ménage"),
                            ("lessor", "remis au nouveau bailleur"),
                            ("next", "reporté sur le nouveau contrat"),
                        ],
                        default="household",
                        max_length=10,
                        verbose_name="va",
                    ),
                ),
                (
                    "returned",
                    palier.base.kit.money.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="rendu",
                    ),
                ),
                (
                    "penalty",
                    palier.base.kit.money.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="majoration de retard",
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deposits",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "dépôt de garantie",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("occupancy",),
                        name="one_deposit_a_contract",
                        violation_error_message="Le dépôt de ce contrat est déjà noté.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0), ("penalty__gte", 0), ("returned__gte", 0)
                        ),
                        name="deposit_positive",
                        violation_error_message="Un dépôt est un montant positif.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DepositReceipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="reçu le")),
                (
                    "amount",
                    palier.base.kit.money.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("person", "le ménage"),
                            ("fsl", "FSL"),
                            ("loca_pass", "Avance Loca-Pass"),
                            ("guarantor", "un garant"),
                            ("former", "report d’un contrat précédent"),
                            ("other", "un autre organisme"),
                        ],
                        max_length=10,
                        verbose_name="payé par",
                    ),
                ),
                ("payer_name", models.CharField(blank=True, max_length=120, verbose_name="nom")),
                (
                    "means",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("transfer", "virement"),
                            ("cash", "espèces"),
                            ("cheque", "chèque"),
                        ],
                        max_length=10,
                        verbose_name="moyen",
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
                    "deposit",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="leases.securitydeposit",
                        verbose_name="dépôt",
                    ),
                ),
            ],
            options={
                "verbose_name": "versement du dépôt",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="deposit_receipt_positive",
                        violation_error_message="Un versement est un montant positif.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DepositDeduction",
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
                            ("rent", "loyer ou charges restant dus"),
                            ("damage", "dégradations"),
                            ("keys", "clés manquantes"),
                            ("charges", "provision sur charges de l’immeuble"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.money.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("words", models.CharField(max_length=200, verbose_name="quoi")),
                ("proof", models.CharField(max_length=200, verbose_name="justifié par")),
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
                    "deposit",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deductions",
                        to="leases.securitydeposit",
                        verbose_name="dépôt",
                    ),
                ),
            ],
            options={
                "verbose_name": "retenue sur le dépôt",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="deposit_deduction_positive",
                        violation_error_message="Une retenue est un montant positif.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SlidingLease",
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
                            ("running", "en cours"),
                            ("offered", "bail proposé"),
                            ("slid", "glissé"),
                            ("ended", "terminé autrement"),
                        ],
                        default="running",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("sublease_signed_on", models.DateField(verbose_name="sous-location signée le")),
                (
                    "tripartite_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="convention tripartite signée le"
                    ),
                ),
                (
                    "conditions",
                    models.TextField(blank=True, verbose_name="conditions pour avoir le bail"),
                ),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="bilan tous les (mois)"
                    ),
                ),
                (
                    "next_review_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="prochain bilan avant le"
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(blank=True, null=True, verbose_name="glissé ou terminé le"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rehoused", "relogé ailleurs"),
                            ("stays", "reste en sous-location"),
                            ("left", "parti"),
                            ("evicted", "expulsé"),
                            ("other", "autre"),
                        ],
                        max_length=10,
                        verbose_name="issue",
                    ),
                ),
                (
                    "lessor",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="bailleur après le glissement"
                    ),
                ),
                (
                    "followed_until",
                    models.DateField(
                        blank=True, null=True, verbose_name="paiement suivi jusqu’au"
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slides",
                        to="leases.occupancy",
                        verbose_name="sous-location",
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
                    "own_lease",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slid_from",
                        to="leases.occupancy",
                        verbose_name="bail à son nom, géré par nous",
                    ),
                ),
            ],
            options={
                "verbose_name": "bail glissant",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("running", "offered"))),
                        fields=["organisation", "next_review_on"],
                        name="slide_review_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("occupancy",),
                        name="one_slide_a_contract",
                        violation_error_message="Ce contrat est déjà un bail glissant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("running", "offered")),
                            ("ended_on__isnull", False),
                            _connector="OR",
                        ),
                        name="slide_over_has_its_day",
                        violation_error_message="Un glissement a son jour.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SlideFollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                ("is_paid", models.BooleanField(verbose_name="loyer payé")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="à savoir")),
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
                    "slide",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="leases.slidinglease",
                        verbose_name="bail glissant",
                    ),
                ),
            ],
            options={
                "verbose_name": "suivi après glissement",
            },
        ),
        migrations.CreateModel(
            name="LandlordAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="attendue avant le"),
                ),
                ("offers_lease", models.BooleanField(verbose_name="propose un bail")),
                ("reasons", models.TextField(blank=True, verbose_name="motifs")),
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
                    "slide",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="leases.slidinglease",
                        verbose_name="bail glissant",
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse du bailleur au préfet",
            },
        ),
        migrations.CreateModel(
            name="SlidingReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="le")),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="attendu avant le"),
                ),
                ("present", models.CharField(max_length=300, verbose_name="présents")),
                ("facts", models.JSONField(default=list, verbose_name="faits")),
                (
                    "household_words",
                    models.TextField(blank=True, verbose_name="ce qu’en dit le ménage"),
                ),
                (
                    "association_words",
                    models.TextField(blank=True, verbose_name="ce qu’en dit l’association"),
                ),
                (
                    "landlord_words",
                    models.TextField(blank=True, verbose_name="ce qu’en dit le bailleur"),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("favourable", "le bail peut glisser"),
                            ("extend", "on continue encore"),
                            ("unfavourable", "le bail ne glissera pas"),
                        ],
                        max_length=12,
                        verbose_name="décision",
                    ),
                ),
                ("reasons", models.TextField(blank=True, verbose_name="motifs")),
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
                    "slide",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="leases.slidinglease",
                        verbose_name="bail glissant",
                    ),
                ),
            ],
            options={
                "verbose_name": "bilan contradictoire",
            },
        ),
        migrations.CreateModel(
            name="StayDecision",
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
                        choices=[("entry", "entrée"), ("exit", "sortie")],
                        max_length=6,
                        verbose_name="décision",
                    ),
                ),
                (
                    "by",
                    models.CharField(
                        choices=[("ofii", "OFII"), ("siao", "SIAO"), ("other", "autre")],
                        max_length=6,
                        verbose_name="de",
                    ),
                ),
                ("on", models.DateField(verbose_name="décidée le")),
                ("effective_on", models.DateField(verbose_name="pour le")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=80, verbose_name="référence"),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="leases.occupancy",
                        verbose_name="séjour",
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
                "verbose_name": "décision de séjour",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("occupancy", "kind"),
                        name="one_decision_of_each_kind",
                        violation_error_message="Cette décision est déjà notée pour ce séjour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("effective_on__gte", models.F("on"))),
                        name="decision_before_its_effect",
                        violation_error_message="Une décision vaut pour le jour même ou plus tard.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StayExtension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="accordée le")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("schooling", "scolarisation des enfants"),
                            ("training", "formation"),
                            ("work", "activité professionnelle"),
                            ("hospital", "hospitalisation"),
                        ],
                        max_length=12,
                        verbose_name="motif",
                    ),
                ),
                ("proof", models.CharField(max_length=200, verbose_name="justifié par")),
                ("until", models.DateField(verbose_name="jusqu’au (premier jour au-delà)")),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "dérogation de séjour",
            },
        ),
        migrations.CreateModel(
            name="Vacancy",
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
                            ("between", "entre deux ménages"),
                            ("works", "travaux"),
                            ("allocation", "en attente d’attribution"),
                            ("delivery", "livraison ou prise à bail récente"),
                            ("ending", "rendu au propriétaire bientôt"),
                        ],
                        max_length=10,
                        verbose_name="motif",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="prévu jusqu’au")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="à savoir")),
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
                    "place",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vacancies",
                        to="housing.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "motif de vacance",
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("place"), "="), (models.F("period"), "&&")],
                        name="one_reason_a_place_a_day",
                        violation_error_message="Ce lieu a déjà un motif de vacance à ces dates.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__startswith__isnull", False)),
                        name="vacancy_has_a_beginning",
                        violation_error_message="Dites depuis quand.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WearItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.CharField(max_length=20, verbose_name="élément")),
                (
                    "free_years",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, verbose_name="années sans abattement"
                    ),
                ),
                (
                    "yearly_percent",
                    models.DecimalField(
                        decimal_places=2, max_digits=5, verbose_name="abattement par an (%)"
                    ),
                ),
                (
                    "least_percent",
                    models.DecimalField(
                        decimal_places=2, max_digits=5, verbose_name="part résiduelle (%)"
                    ),
                ),
                ("source", models.CharField(max_length=160, verbose_name="d’après")),
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
                "verbose_name": "ligne de la grille de vétusté",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "item"), name="wear_item_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("free_years__gte", 0),
                            ("least_percent__range", (0, 100)),
                            ("yearly_percent__range", (0, 100)),
                        ),
                        name="wear_percents_are_percents",
                        violation_error_message="Un pourcentage va de 0 à 100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearlyProof",
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
                            ("insurance", "assurance habitation"),
                            ("boiler", "entretien de la chaudière"),
                            ("chimney", "ramonage"),
                            ("student", "certificat de scolarité"),
                        ],
                        max_length=10,
                        verbose_name="attestation",
                    ),
                ),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="demandée le")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="reçue le")),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="valable jusqu’au (premier jour au-delà)",
                    ),
                ),
                (
                    "insurer",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="assureur, entreprise"
                    ),
                ),
                (
                    "occupancy",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                "verbose_name": "attestation annuelle",
                "indexes": [
                    models.Index(fields=["organisation", "kind", "valid_until"], name="proof_due")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("received_on", None)),
                        fields=("occupancy", "kind"),
                        name="one_proof_awaited",
                        violation_error_message="Cette attestation est déjà demandée.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_on__isnull", False),
                            ("received_on__isnull", False),
                            _connector="OR",
                        ),
                        name="proof_asked_or_received",
                        violation_error_message="Une attestation est demandée ou reçue.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "regime",
                    models.CharField(
                        choices=[
                            ("loi89", "Bail direct (loi de 1989)"),
                            ("art8_sublease", "Sous-location (parc privé, art. 8)"),
                            ("conventioned_sublease", "Sous-location (privé conventionné)"),
                            ("hlm_sublease", "Sous-location (logement HLM)"),
                            ("logement_foyer", "Contrat de résidence (logement-foyer)"),
                            ("student", "Résidence universitaire"),
                            ("function", "Logement de fonction"),
                            ("shelter", "Hébergement"),
                            ("pitch", "Emplacement d'aire d'accueil"),
                            ("family_plot", "Terrain familial locatif"),
                            ("social_lease", "Logement social"),
                        ],
                        max_length=30,
                        verbose_name="régime",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="à partir du")),
                ("text", models.TextField(verbose_name="texte")),
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
                "verbose_name": "modèle de contrat",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "regime", "starts_on"),
                        name="one_template_a_day",
                        violation_error_message="Ce régime a déjà un modèle à cette date.",
                    )
                ],
            },
        ),
    ]

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import palier.base.kit.columns
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
        ("titles", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Occupancy",
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
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("number", models.CharField(max_length=20, verbose_name="numéro")),
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
                    "site",
                    palier.base.kit.owned.OwnedForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.site",
                        verbose_name="site",
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
                    "holding",
                    palier.base.kit.owned.OwnedForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occupancies",
                        to="titles.holding",
                        verbose_name="titre de détention",
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
            name="Guarantee",
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
                        related_name="guarantees",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                    palier.base.kit.columns.MoneyField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="montant garanti au plus",
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
                        related_name="parties",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                        related_name="pieces",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                        related_name="places",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="période"),
                ),
                ("is_firm", models.BooleanField(default=False, verbose_name="ferme")),
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
                        related_name="deposits",
                        to="leases.occupancy",
                        verbose_name="contrat",
                    ),
                ),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
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
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="rendu",
                    ),
                ),
                (
                    "penalty",
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2,
                        default=Decimal("0.00"),
                        max_digits=12,
                        verbose_name="majoration de retard",
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
                ("on", models.DateField(verbose_name="reçu le")),
                (
                    "amount",
                    palier.base.kit.columns.MoneyField(
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
                    palier.base.kit.columns.MoneyField(
                        decimal_places=2, max_digits=12, verbose_name="montant"
                    ),
                ),
                ("words", models.CharField(max_length=200, verbose_name="quoi")),
                ("proof", models.CharField(max_length=200, verbose_name="justifié par")),
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
            name="StayDecision",
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
                        related_name="decisions",
                        to="leases.occupancy",
                        verbose_name="séjour",
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
                        related_name="extensions",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
            name="YearlyProof",
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
                        related_name="proofs",
                        to="leases.occupancy",
                        verbose_name="contrat",
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
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="tenancy.organisation",
                        verbose_name="association",
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

"""Invented people and places. Any likeness is chance."""

ASSOCIATION = "Les Maisons du Platane"
SIREN = "912345675"
TOWN = ("13003", "Marseille")
PASSWORD = "palier-demo-2026"

TEAM = [
    # role, first name, last name, job
    ("reception", "Inès", "Caron", "chargée d’accueil"),
    ("volunteer", "Jeanne", "Lemoine", "bénévole à l’accueil"),
    ("social_worker", "Samira", "Belkacem", "travailleuse sociale"),
    ("supervisor", "Karim", "Tessier", "chef de service social"),
    ("rental_manager", "Nadia", "Rossi", "gestionnaire locative"),
    ("host", "Olivier", "Marchetti", "hôte des Amandiers"),
    ("site_manager", "Yvan", "Colin", "responsable de l’aire des Peupliers"),
    ("technician", "Bruno", "Faure", "technicien"),
    ("lawyer", "Claire", "Arnaud", "juriste"),
    ("accountant", "Hélène", "Vasseur", "comptable"),
    ("rehousing_officer", "Malik", "Sow", "chargé de relogement"),
    ("director", "Anne", "Delorme", "directrice"),
    ("data_migrator", "Sofia", "Renard", "reprise des données"),
    ("administrator", "Paul", "Kermarec", "responsable des accès et des données"),
]

COLLEAGUES = [("Leïla", "Amrani"), ("Thomas", "Girard"), ("Nora", "Perrin")]
TEAM_OF = {
    "social_worker": "Équipe sociale",
    "supervisor": "Équipe sociale",
    "rehousing_officer": "Équipe sociale",
    "reception": "Accueil",
    "volunteer": "Accueil",
    "rental_manager": "Gestion locative",
    "accountant": "Gestion locative",
}
PROGRAMMES = {
    "AVDL": "avdl",
    "ASLL": "asll",
    "Gestion adaptée": "adapted_management",
    "Pension de famille": "boarding_house",
    "Sorties d’hôtel": "post_entry",
}

FIRST = {
    "mrs": [
        "Awa",
        "Nadège",
        "Fatou",
        "Lucie",
        "Mireille",
        "Zohra",
        "Elena",
        "Sandrine",
        "Aminata",
        "Rosa",
        "Yasmine",
        "Chantal",
        "Ioana",
        "Farida",
        "Colette",
        "Mariama",
        "Sonia",
        "Brigitte",
        "Leïla",
        "Paulette",
        "Dounia",
        "Irène",
        "Katia",
        "Odile",
    ],
    "mr": [
        "Yacine",
        "Marcel",
        "Idriss",
        "Thierry",
        "Mehdi",
        "Ousmane",
        "Lucien",
        "Bogdan",
        "Rachid",
        "Alain",
        "Moussa",
        "Gérard",
        "Tiago",
        "Hamid",
        "Roland",
        "Samba",
        "Pascal",
        "Youssef",
        "Denis",
        "Kader",
        "Émile",
        "Viktor",
        "Fodé",
        "Jean-Luc",
    ],
}
LAST = [
    "Diallo",
    "Haddad",
    "Roux",
    "Benali",
    "Kessler",
    "Ferrand",
    "Costa",
    "Okoro",
    "Lopes",
    "Nguyen",
    "Petit",
    "Silva",
    "Vidal",
    "Amrani",
    "Sorel",
    "Lambert",
    "Cissé",
    "Roy",
    "Blanc",
    "Aubry",
    "Delmas",
    "Traoré",
    "Martel",
    "Zerhouni",
    "Popescu",
    "Guérin",
    "Sissoko",
    "Barbier",
    "Moreno",
    "Keita",
    "Lacombe",
    "Touré",
    "Mansouri",
    "Fabre",
    "Ionescu",
    "Pinto",
    "Carlier",
    "Sané",
    "Bouvier",
    "Saïdi",
    "Marques",
    "Chevalier",
    "Dembélé",
    "Noël",
    "Hamidi",
    "Leroux",
    "Camara",
    "Ribeiro",
    "Perrot",
    "Youssouf",
    "Tessier",
    "Barry",
    "Mallet",
    "Kone",
    "Ferreira",
    "Gaillard",
    "Ait-Saïd",
    "Lemaire",
    "Bamba",
    "Duarte",
    "Prévost",
    "Mebarki",
    "Collin",
    "Fofana",
]
CHILDREN = [
    "Lina",
    "Adam",
    "Inaya",
    "Noé",
    "Sofia",
    "Ilyes",
    "Mia",
    "Sacha",
    "Aya",
    "Gabin",
    "Nour",
    "Elio",
    "Maëlle",
    "Rayan",
    "Lou",
    "Ismaël",
]
STREETS = [
    "14 rue des Oliviers",
    "3 cours Gambetta",
    "22 avenue Poincaré",
    "8 rue du Four",
    "51 boulevard National",
    "6 impasse des Lilas",
    "19 rue de la République",
    "27 traverse du Moulin",
    "2 place des Marronniers",
    "40 chemin du Littoral",
]
LANDLORDS = [
    "SCI Les Tilleuls",
    "Indivision Bonnefoy",
    "Habitat Durance",
    "Mme Castelli",
    "M. Abadie",
    "SCI du Vallon",
    "Foncière Solidaire du Sud",
    "Consorts Ravel",
]
FUNDERS = ["État, DDETS", "Métropole", "Conseil départemental"]
PARTNERS = ["SIAO", "CCAS", "Maison de la solidarité", "Hôpital, service social"]

NOTES = [
    (
        "Point sur le budget",
        "Relevé du mois regardé ensemble. Les charges d’électricité ont augmenté ; on écrit au fournisseur.",
    ),
    (
        "Visite à domicile",
        "Logement bien tenu. La porte d’entrée ferme mal : demande à transmettre à la gestion.",
    ),
    (
        "Démarches CAF",
        "Déclaration trimestrielle faite ensemble. Réponse attendue sous deux semaines.",
    ),
    (
        "Recherche d’emploi",
        "Rendez-vous pris à la mission locale. Souhaite une formation de cuisinière.",
    ),
    (
        "École des enfants",
        "Inscription à la cantine faite. Les enfants restent dans la même école.",
    ),
    ("Demande de logement social", "Renouvellement de la demande préparé, attestation imprimée."),
    (
        "Papiers",
        "Liste des pièces pour le renouvellement de la carte. Prise de rendez-vous en préfecture.",
    ),
    (
        "Voisinage",
        "Discussion sur le bruit du soir. Une rencontre avec la voisine est proposée et acceptée.",
    ),
]
SECRET_NOTES = [
    (
        "Échange confidentiel",
        "La personne demande que sa nouvelle adresse ne soit donnée à personne de sa famille.",
    ),
    (
        "Situation familiale",
        "Raconte une dispute grave. Un accompagnement par une association spécialisée est proposé.",
    ),
]
WISHES = [
    "un bail à mon nom",
    "retrouver un travail",
    "une chambre pour chacun",
    "vivre près de ma sœur",
]
BEFORE = [
    ("Hébergé à l’hôtel", "Hôtel du Cours"),
    ("Chez un proche", "chez sa sœur"),
    ("Hébergement d’urgence", "orienté par le SIAO"),
    ("À la rue", ""),
]
ASKED = [
    "Cherche un deux-pièces pour elle et son fils.",
    "A reçu une lettre du propriétaire et ne la comprend pas.",
    "Doit deux mois de loyer, voudrait un échéancier.",
    "Demande comment renouveler sa demande de logement.",
    "Infiltrations dans la chambre depuis l’hiver.",
    "Vient de se séparer, dort chez une amie.",
]
ANSWERED = [
    "Expliqué la démarche, remis la liste des pièces.",
    "Lu la lettre ensemble, rendez-vous donné avec la juriste.",
    "Proposé un rendez-vous avec une travailleuse sociale.",
    "Fait en ligne avec elle.",
]
TASKS = [
    "Attestation d’assurance",
    "Pièces pour la complémentaire santé",
    "Relancer l’ouverture de droits",
    "Confirmer l’examen avec le bailleur",
    "Renouveler la demande de logement social",
]


def address_of(first_name: str) -> str:
    """`helene@demo.palier.example`: how someone of the team signs in."""
    plain = first_name.lower().replace("é", "e").replace("è", "e").replace("ï", "i")
    return f"{plain}@demo.palier.example"

from palier.base.kit.privacy import keeps

HOUSE = "CNIL, gestion locative et résidences : le temps du contrat, puis cinq ans au plus"
BOOK = "référentiel social CNIL : ce qui n’est plus utile au suivi s’efface"

keeps(
    "residences.logentry",
    "veiller sur une maison d’une équipe à l’autre",
    12,
    "le jour où le mot est écrit",
    "supprimer",
    BOOK,
)
keeps(
    "residences.incident",
    "suivre ce qui arrive de grave dans une maison",
    60,
    "la clôture de l’incident",
    "garder sans les noms",
    HOUSE,
)
keeps(
    "residences.activityplace",
    "préparer les activités d’une maison",
    12,
    "l’activité",
    "garder sans les noms",
    BOOK,
)
for model, purpose in (
    ("hostedguest", "respecter les limites d’hébergement d’un proche"),
    ("absence", "savoir qui est dans la maison"),
    ("presence", "compter les nuits d’hébergement"),
    ("roomentry", "garantir le respect du domicile"),
    ("rulessigning", "prouver que le règlement est connu"),
    ("serviceuse", "facturer les prestations servies"),
    ("worksstay", "savoir où vit un résident pendant des travaux"),
    ("welcome", "accueillir chaque nouveau résident"),
    ("urgentcontact", "prévenir un proche en cas d’urgence"),
):
    keeps(f"residences.{model}", purpose, 60, "la fin du contrat", "supprimer", HOUSE)

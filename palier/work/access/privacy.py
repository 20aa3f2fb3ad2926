from palier.base.kit.privacy import keeps

CNIL = "CNIL, délibération 2023-095"

keeps("access.visit", "accueillir et orienter", 24, "le passage", "anonymiser", CNIL)
keeps("access.request", "répondre à une demande", 24, "la réponse", "anonymiser", CNIL)
keeps("access.registration", "préparer un atelier", 24, "l’atelier", "anonymiser", CNIL)
keeps("access.encounter", "aller au-devant des personnes", 24, "la rencontre", "anonymiser", CNIL)
keeps("access.referral", "orienter vers un partenaire", 24, "la clôture", "anonymiser", CNIL)
keeps("access.waiting", "savoir qui attend", 1, "le jour même", "supprimer", CNIL)

from palier.base.kit.privacy import keeps

CNIL = "CNIL, délibération 2023-095"

keeps("access.visit", "accueillir et orienter", 24, "le passage", "anonymiser", CNIL)
keeps("access.request", "répondre à une demande", 24, "la réponse", "anonymiser", CNIL)

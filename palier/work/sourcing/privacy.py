from palier.base.kit.privacy import keeps

keeps(
    "sourcing.ownerlead",
    "chercher des logements",
    36,
    "le dernier échange",
    "anonymiser",
    "intérêt légitime ; CNIL, prospection : trois ans",
)

from palier.base.kit.privacy import keeps

keeps(
    "sliding.slidinglease",
    "préparer le bail au nom du ménage",
    36,
    "la fin du suivi",
    "archiver",
    "CCH art. L442-8-3",
)

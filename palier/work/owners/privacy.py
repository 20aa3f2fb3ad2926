from palier.base.kit.privacy import keeps

keeps(
    "owners.owneraccount",
    "payer les propriétaires et leur rendre compte",
    120,
    "la fin du dernier titre",
    "archiver",
    "décret n° 72-678, art. 86 : dix ans",
)

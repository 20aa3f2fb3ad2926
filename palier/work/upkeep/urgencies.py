"""What to do at once, while someone comes: one sheet for each danger."""

AT_ONCE: dict[str, tuple[str, ...]] = {
    "heating": (
        "Odeur de gaz : ouvrir les fenêtres, fermer le robinet, sortir, n’allumer rien, "
        "appeler le 0 800 47 33 33 (urgence gaz) depuis dehors.",
        "Maux de tête à plusieurs : monoxyde de carbone. Sortir et appeler le 18 ou le 112.",
        "Plus de chauffage en hiver : demander s’il y a un enfant ou une personne fragile.",
    ),
    "plumbing": (
        "Fermer l’arrivée d’eau du logement, puis celle de la colonne si l’eau coule encore.",
        "Prévenir le logement du dessous. Prendre des photos pour l’assurance.",
    ),
    "water_damage": (
        "Fermer l’arrivée d’eau. Couper l’électricité si l’eau approche d’une prise.",
        "Remplir le constat amiable avec le voisin dans les cinq jours.",
    ),
    "electricity": (
        "Couper au tableau. Ne toucher à rien de mouillé.",
        "Étincelles, odeur de brûlé, quelqu’un d’électrisé : sortir et appeler le 18 ou le 112.",
    ),
    "locks": (
        "Porte forcée : ne pas entrer seul, appeler le 17. Garder les photos pour la plainte.",
        "Enfermé dehors : vérifier l’identité avant d’ouvrir.",
    ),
    "glass": ("Éloigner les enfants, protéger l’ouverture, ne pas retirer les éclats à la main.",),
    "structure": (
        "Quelque chose tombe ou penche : faire sortir, interdire l’accès, appeler le 18.",
    ),
}

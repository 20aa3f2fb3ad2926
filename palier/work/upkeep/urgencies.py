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
    "plumbing_use": (
        "Fermer l’arrivée d’eau sous l’évier ou au compteur. Éponger, protéger le logement du "
        "dessous.",
        "Toilettes bouchées : ne plus tirer la chasse, ne verser aucun produit.",
    ),
    "windows": (
        "Fenêtre ou volet qui ne tient plus : éloigner tout le monde, dégager dessous, ne pas "
        "forcer.",
        "Porte d’entrée qui ne ferme plus : ne pas laisser le logement seul, faire mettre en "
        "sûreté le jour même.",
    ),
    "equipment": (
        "Plaque ou four qui fume, qui étincelle : couper au tableau, ne pas arroser. Feu : sortir, "
        "fermer la porte, appeler le 18 ou le 112.",
        "Réfrigérateur en panne : demander s’il garde un médicament.",
    ),
    "pests": (
        "Guêpes ou frelons : fermer la pièce, n’approcher ni n’arroser le nid ; le 18 si quelqu’un "
        "est piqué et respire mal.",
        "Rats, punaises : ne rien déménager vers un autre logement avant le passage.",
    ),
    "common": (
        "Ascenseur arrêté, quelqu’un dedans : lui parler, ne pas forcer les portes, appeler le "
        "numéro affiché ; malaise : le 18 ou le 112.",
        "Plus de lumière dans l’escalier, garde-corps qui bouge : baliser, fermer l’accès, prévenir "
        "chaque étage.",
        "Incendie ou alarme : faire sortir, ne pas prendre l’ascenseur, appeler le 18 ou le 112.",
    ),
    "electricity_use": (
        "Prise ou interrupteur qui chauffe, qui noircit : couper au tableau, ne plus s’en servir.",
    ),
    "structure": (
        "Quelque chose tombe ou penche : faire sortir, interdire l’accès, appeler le 18.",
    ),
}

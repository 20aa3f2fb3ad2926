"""What someone did, in words: an action is named by its verb, and read in the past."""

DONE = {
    "Attendre": "attendu",
    "Reconduire": "reconduit",
    "Choisir": "choisi",
    "Clore": "clos",
    "Convenir": "convenu",
    "Défaire": "défait",
    "Déduire": "déduit",
    "Désinscrire": "désinscrit",
    "Dire": "dit",
    "Écrire": "écrit",
    "Émettre": "émis",
    "Faire": "fait",
    "Inscrire": "inscrit",
    "Joindre": "joint",
    "Lire": "lu",
    "Mettre": "mis",
    "Ouvrir": "ouvert",
    "Prendre": "pris",
    "Prévoir": "prévu",
    "Produire": "produit",
    "Recevoir": "reçu",
    "Reconnaître": "reconnu",
    "Recueillir": "recueilli",
    "Remettre": "remis",
    "Remplir": "rempli",
    "Rendre": "rendu",
    "Répartir": "réparti",
    "Répondre": "répondu",
    "Reprendre": "repris",
    "Retenir": "retenu",
    "Réunir": "réuni",
    "Rouvrir": "rouvert",
    "Saisir": "saisi",
    "Suivre": "suivi",
    "Suspendre": "suspendu",
    "Tenir": "tenu",
    "Transmettre": "transmis",
    "Voir": "vu",
}
"""The past of the verbs that do not end in `er`."""
AS_IT_IS = {"Ne", "Revenir", "Sortir"}
"""Verbs that the past would bend to who did it: they are named after a colon."""


def done_by(who: str, label: str) -> str:
    """`Samira B. a noté un entretien`, of the action « Noter un entretien »."""
    verb, _, rest = label.partition(" ")
    past = DONE.get(verb) or (f"{verb[:-2]}é" if verb.endswith("er") else "")
    if not past or verb in AS_IT_IS:
        return f"{who} : {label[:1].lower()}{label[1:]}"
    return f"{who} a {past[:1].lower()}{past[1:]} {rest}".rstrip()

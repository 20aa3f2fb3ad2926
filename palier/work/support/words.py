"""Words that ask for care when many can read them (CNIL: factual, relevant, not excessive)."""

import re

_ALERTS = {
    "santé": (
        r"cancer|vih|sida|dépress\w*|schizo\w*|bipolaire|psychiatr\w*|toxico\w*|alcool\w*"
        r"|addict\w*|handicap\w*|maladie|hospitalis\w*|traitement médical|grossesse|enceinte"
    ),
    "religion ou opinions": r"musulman\w*|catholique|juif|juive|évangélique|religion|syndiqué\w*",
    "infractions": r"prison|condamn\w*|garde à vue|casier judiciaire|délinquan\w*|incarcér\w*",
    "origine": r"roms?|gitan\w*|manouche\w*|ethni\w*|race",
}
_PATTERNS = {
    topic: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for topic, words in _ALERTS.items()
}


def delicate_topics(text: str) -> list[str]:
    """The delicate topics that `text` seems to touch, in French words."""
    return [topic for topic, pattern in _PATTERNS.items() if pattern.search(text)]

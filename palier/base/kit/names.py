"""Names as people write them: parts kept apart, nothing made up, what is not sure is asked.

People of everywhere: particles, birth and usual names, several first names, two people in a cell.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

Title = Literal["mr", "mrs", "none"]
TITLES: dict[str, Title] = {
    "m": "mr", "mr": "mr", "monsieur": "mr", "h": "mr", "homme": "mr", "masculin": "mr",
    "mme": "mrs", "mlle": "mrs", "madame": "mrs", "mademoiselle": "mrs", "f": "mrs", "femme": "mrs",
    "feminin": "mrs",
}  # fmt: skip
PARTICLES = frozenset(
    (
        *("le", "la", "les", "l", "de", "du", "des", "d", "da", "das", "do", "dos", "di", "del"),
        *("della", "von", "van", "der", "den", "ten", "ter", "zu", "el", "al", "ben", "bin"),
        *("bint", "ibn", "ould", "ait", "abou", "abu", "mac", "mc", "o", "st", "ste", "saint"),
    )
)
"""Words that begin a surname and belong to it."""
MARRIED = re.compile(r"(?i)\b(?:épouse|epouse|ép\.?|ep\.|veuve|vve|divorcée|divorcee|usage)\b\.?")
BORN = re.compile(r"(?i)\b(?:née|nee|né)\b")
GLUED = re.compile(r"(?i)^(m|mr|mme|mlle)\.(?=\w)")
COUPLE = re.compile(r"(?i)^(m\.?|mr\.?|monsieur)\s*(?:et|&|/)\s*(mme|madame)\.?\s+(.+)$")
OTHER_COUPLE = re.compile(r"(?i)^(mme\.?|madame)\s*(?:et|&|/)\s*(m|mr|monsieur)\.?\s+(.+)$")
BETWEEN = re.compile(r"\s+(?:et|&)\s+|\s*[/;+]\s*")


@dataclass(frozen=True)
class Named:
    """Someone as a text names them."""

    first_name: str = ""
    last_name: str = ""
    title: Title = "none"
    birth_name: str = ""


def read_names(text: str) -> tuple[list[Named], list[str]]:
    """The people that a text names, the first one first, and in words what is not sure."""
    whole = " ".join(text.split()).strip(" .,;")
    doubts: list[str] = []
    remark = re.search(r"\(.*?\)", whole)
    if remark:
        doubts.append(f"« {remark[0]} » n’est pas repris : notez-le dans le dossier.")
        whole = " ".join(re.sub(r"\(.*?\)", " ", whole).split()).strip(" .,;")
    couple = COUPLE.match(whole) or OTHER_COUPLE.match(whole)
    if couple:
        return _couple(couple[3], first_is_mr=couple.re is COUPLE, doubts=doubts)
    parts = [part for part in BETWEEN.split(whole) if part.strip()]
    people = [_person(part, doubts) for part in parts]
    return (_together(people, whole, doubts) if len(people) > 1 else people), doubts


def _couple(text: str, *, first_is_mr: bool, doubts: list[str]) -> tuple[list[Named], list[str]]:
    """`M. et Mme SOREL Lune`: of whom the first name is, the text does not say: asked."""
    named = _person(text, doubts)
    if not named.first_name:
        other: Title = "mrs" if first_is_mr else "mr"
        mine: Title = "mr" if first_is_mr else "mrs"
        doubts.append("les prénoms manquent : complétez chaque personne.")
        return [replace(named, title=mine), Named("", named.last_name, other)], doubts
    title: Title = "mrs" if first_is_mr else "mr"
    beside: Title = "mr" if first_is_mr else "mrs"
    word = {"mrs": "madame", "mr": "monsieur"}
    doubts.append(
        f"« {named.first_name} » est lu comme le prénom de {word[title]}, à qui vont naissance et "
        f"téléphone ; le prénom de {word[beside]} manque."
    )
    return [replace(named, title=title), Named("", named.last_name, beside)], doubts


def _together(people: list[Named], whole: str, doubts: list[str]) -> list[Named]:
    """Two people in a cell: a first name alone takes the surname told; none told, nothing is."""
    if all(not each.first_name for each in people):
        doubts.append(f"« {whole} » : des prénoms, ou des noms ? Gardé en entier, à compléter.")
        return [Named("", whole)]
    head = next(each for each in people if each.first_name and each.last_name)
    told = []
    for each in people:
        if not each.first_name and each is not head:
            first = each.last_name
            doubts.append(f"« {first} » est lu comme le prénom de {first} {head.last_name}.")
            told.append(Named(first, head.last_name, each.title))
        else:
            told.append(each)
    return told


def _person(text: str, doubts: list[str]) -> Named:
    text = GLUED.sub(r"\1 ", text.strip(" .,;"))
    title, words = _titled(text.split())
    rest = " ".join(words)
    if told := _two_names(rest, title, doubts):
        return told
    if "," in rest:
        last, _, first = (part.strip() for part in rest.partition(","))
        return Named(cased(first), cased(last), title)
    return _split(words, title, rest, doubts)


def _titled(words: list[str]) -> tuple[Title, list[str]]:
    title: Title = "none"
    while words and (found := TITLES.get(bare(words[0]))):
        if len(words[0]) == 1 and words[0] not in "Mm":
            break
        title, words = (title if title != "none" else found), words[1:]
    return title, words


def _two_names(text: str, title: Title, doubts: list[str]) -> Named | None:
    """`DURAND épouse MARTIN Ode`, `MARTIN née DURAND Ode`: a birth name and a usual one."""
    for mark, born_first in ((MARRIED, True), (BORN, False)):
        cut = mark.search(text)
        if cut is None:
            continue
        before, after = text[: cut.start()].strip(" ,"), text[cut.end() :].strip(" ,")
        left, right = (
            _split(before.split(), title, before, []),
            _split(after.split(), title, after, []),
        )
        first = left.first_name or right.first_name
        birth, usual = (left, right) if born_first else (right, left)
        feminine: Title = "mrs" if title == "none" else title
        if not (birth.last_name and usual.last_name):
            doubts.append(f"« {text} » : nom de naissance et nom d’usage sont à vérifier.")
        return Named(first, usual.last_name or birth.last_name, feminine, birth.last_name)
    return None


def _split(words: list[str], title: Title, whole: str, doubts: list[str]) -> Named:
    """Surname and first name: capitals tell, else particles, else the order (surname first)."""
    words = [word.strip(",") for word in words]
    capitals = [word for word in words if word.isupper() and len(bare(word)) > 1]
    if capitals and len(capitals) < len(words):
        return _by_capitals(words, title)
    count = _surname_length(words)
    last, first = words[:count], words[count:]
    if len(first) > 1 and not capitals:
        doubts.append(
            f"« {whole} » est lu : nom {cased(' '.join(last))}, prénom {cased(' '.join(first))}. "
            "Écrivez le nom en capitales si c’est autrement."
        )
    return Named(cased(" ".join(first)), cased(" ".join(last)), title)


def _by_capitals(words: list[str], title: Title) -> Named:
    """The words in capitals are the surname, with the particles written small before them."""
    last: list[str] = []
    first: list[str] = []
    for rank, word in enumerate(words):
        follows = rank + 1 < len(words) and words[rank + 1].isupper()
        is_particle = bare(word) in PARTICLES and follows and word.islower()
        (last if (word.isupper() and len(bare(word)) > 1) or is_particle else first).append(word)
    return Named(cased(" ".join(first)), cased(" ".join(last)), title)


def _surname_length(words: list[str]) -> int:
    """How many words the surname has, when it comes first: its particles and one word more."""
    count = 0
    while count < len(words) - 1 and bare(words[count]) in PARTICLES:
        count += 1
    return min(count + 1, len(words))


def bare(word: str) -> str:
    """Lower case without accents or signs."""
    text = unicodedata.normalize("NFKD", word.lower().replace("œ", "oe"))
    return "".join(sign for sign in text if sign.isalnum() and not unicodedata.combining(sign))


def cased(name: str) -> str:
    """`DIALLO` is written `Diallo`; what has its own capitals keeps them."""
    if not (name.isupper() or name.islower()):
        return name
    told = name.title()
    return re.sub(r"(?<=[’'])(\w)(?=\w{0,1}\b)", lambda sign: sign[0].lower(), told)

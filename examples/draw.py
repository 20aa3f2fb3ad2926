"""Draws the example files again: invented people and homes, as messy as real tables are.

Run `python examples/draw.py` after changing it; tests and the guide read what it writes.
"""

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Font

HERE = Path(__file__).parent
STAMP = (2026, 5, 1, 8, 0, 0)

TENANCIES = [
    # lot, address, type, owner, taken on, owner's rent, scheme, holder, entry, rent, charges, benefit, deposit, balance, plan
    (
        "L01",
        "14 rue des Oliviers",
        "T2",
        "SCI Les Tilleuls",
        date(2023, 3, 1),
        520,
        "Sous-location",
        "Mme DIALLO Awa",
        date(2024, 2, 5),
        438,
        61,
        287,
        438,
        "212,00 €",
        "",
    ),
    (
        "L02",
        "3 cours Gambetta",
        "T3",
        "SCI Les Tilleuls",
        "1/3/23",
        "610,50",
        "sous-location",
        "M. et Mme HADDAD Yacine",
        "12 mars 2025",
        "1 020,50 €",
        "75,00",
        "301,20",
        "1 020,50",
        "0",
        "",
    ),
    (
        "L03",
        "22 avenue Poincaré",
        "T1",
        "Indivision Bonnefoy",
        "15/06/2022",
        "390 €",
        "S/location",
        "ROUX Lucie",
        "1er septembre 2023",
        "349,90",
        "41,10",
        "245",
        "349,90",
        "1 234,56",
        "50,00",
    ),
    (
        "L04",
        "8 rue du Four",
        "T4",
        "Habitat Durance (HLM)",
        date(2024, 1, 1),
        480,
        "Sous-location HLM",
        "BENALI Karim / BENALI Sonia",
        "02.01.2024",
        455,
        80,
        "",
        455,
        "(35,40)",
        "",
    ),
    (
        "L05",
        "51 boulevard National",
        "T2",
        "Mme Castelli",
        "01-02-2024",
        505,
        "Sous-location",
        "VACANT",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ),
]
DIRECT = [
    (
        "D01",
        "30 chemin des Vignes",
        "T3",
        "M. Abadie",
        45292,
        0,
        "Mandat de gestion",
        "KESSLER Elena",
        45323,
        468.3,
        55,
        210,
        468.3,
        0,
        "",
    ),
    (
        "D02",
        "32 chemin des Vignes",
        "T2",
        "M. Abadie",
        45292,
        0,
        "Bail direct",
        "Mme Okoro  Rosa",
        "5/7/24",
        "468,30",
        "55",
        "néant",
        "468,30",
        "-",
        "",
    ),
]


def rental_follow_up() -> bytes:
    """Title, two lines of headings, merged cells, sub-totals, blank lines, a formula."""
    book = Workbook()
    book.active.title = "Lisez-moi"
    book.active["A1"] = "Fichier tenu par Nadia, ne pas trier !"
    sheet = book.create_sheet("Suivi locatif 2026")
    sheet["A1"] = "SUIVI LOCATIF — mise à jour du 30/04/2026"
    sheet["A1"].font = Font(bold=True)
    sheet.append([])
    high = ["Logement", None, None, "Prise à bail", None, None, "Occupant", None, None, "Montants mensuels", None, None, None, "Situation", None]  # fmt: skip
    low = ["Lot", "Adresse", "Typologie", "Propriétaire", "Prise à bail", "Loyer propriétaire", "Dispositif", "Tiulaire", "Entrée", "Loyer (€)", "Charges", "Total", "Aide", "DG", "Solde au 30/04"]  # fmt: skip
    sheet.append(high)
    sheet.append([*low, "Plan", "Assurance", "DPE"])
    for first, last in (("A3", "C3"), ("D3", "F3"), ("G3", "I3"), ("J3", "M3"), ("N3", "O3")):
        sheet.merge_cells(f"{first}:{last}")
    cached: dict[str, float] = {}

    def put(row: tuple) -> None:
        number = sheet.max_row + 1
        money = [*row[9:11], f"=J{number}+K{number}"]
        sheet.append([*row[:9], *money, *row[11:15], "à jour", "D"])
        cached[f"L{number}"] = 0.0

    sheet.append(["SOUS-LOCATIONS"])
    for row in TENANCIES:
        put(row)
    sheet.append(["Sous-total sous-locations", *[None] * 8, 2263.4, 257.1])
    sheet.append([])
    sheet.append(["GESTION POUR COMPTE DE TIERS"])
    for row in DIRECT:
        put(row)
    sheet.append(["TOTAL GÉNÉRAL", *[None] * 8, 3200, 367.1])
    sheet.merge_cells(start_row=6, end_row=7, start_column=4, end_column=4)
    return _with_values(book, cached)


def boarding_house() -> bytes:
    """One line a home of a boarding house; two empty, one left."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Pension Les Amandiers"
    sheet.append(["Logement", "Nom", "Prénom", "Né(e) le", "Origine", "Entrée", "Protection", "Redevance", "APL", "Absences", "Sortie", "Destination"])  # fmt: skip
    rows = [
        ("logement 01", "FERRAND", "Thierry", "03/04/1961", "rue", "15/01/2021", "curatelle", "385,40", "270", 0, None, None),
        ("logement 02", "Costa", "Denis", 20211, "SIAO", 44593, "", 385.4, 268.5, 3, None, None),
        ("logement 03", "LOPES", "Farida", date(1958, 11, 2), "CHRS", date(2019, 6, 3), "", "385,40 €", "275,00 €", "", None, None),
        ("logement 04", None, None, None, None, None, None, None, None, None, None, None),
        ("logement 05", "Nguyen", "Colette", "1 février 1949", "hôpital", "10/10/2018", "tutelle", "385.40", "280", "", "31/03/2026", "EHPAD"),
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    return _saved(book)


def aged_balance() -> bytes:
    """Those present, those gone, thirty, sixty and ninety days, and what is planned."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Balance âgée"
    sheet.append(["Balance âgée au 30/04/2026", *[None] * 8])
    sheet.append(["Code locataire", "Nom Prénom", "Situation", "30 jours", "60 jours", "90 jours", "Part CAF", "Solde dû", "Dernier règlement", "Plan"])  # fmt: skip
    sheet.append(["PRÉSENTS"])
    sheet.append(["411PETIT", "PETIT Moussa", "présent", 98.5, 98.5, 0, 0, "197,00", date(2026, 4, 6), ""])  # fmt: skip
    sheet.append(["411SILVA", "SILVA Ivan", "présent", 0, 0, 0, 0, "- 45,20", date(2026, 4, 2), ""])  # fmt: skip
    sheet.append(["Sous-total présents", None, None, 98.5, 98.5, 0, 0, 151.8])
    sheet.append(["PARTIS"])
    sheet.append(["411VIDAL", "VIDAL Samba", "parti le 12/2025", 0, 0, 640, 0, 640, date(2025, 12, 1), "40,00 €"])  # fmt: skip
    sheet.append(["Total", None, None, 98.5, 98.5, 640, 0, 791.8])
    return _saved(book)


def attendance_sheet() -> bytes:
    book = Workbook()
    book.active.append(["Atelier recherche de logement", None, None, None])
    book.active.append(["Nom", "Prénom", "Heure d’arrivée", "Émargement", "Signature"])
    book.active.append(["DIALLO", "Awa", "9 h 30", "", ""])
    return _saved(book)


def rota() -> bytes:
    book = Workbook()
    book.active.append(["Semaine 18", "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Astreinte"])  # fmt: skip
    book.active.append(["Olivier", "8 h-15 h", "8 h-15 h", "repos", "13 h-20 h", "13 h-20 h", "oui"])  # fmt: skip
    return _saved(book)


def owner_statement() -> bytes:
    book = Workbook()
    book.active.append(["Mandant", "Lot", "Loyer", "Encaissé", "Honoraires", "Net mandant", "Reversé"])  # fmt: skip
    book.active.append(["M. Abadie", "D01", 468.3, 468.3, 37.46, 430.84, 430.84])
    return _saved(book)


def measures() -> bytes:
    """An open-document sheet of measures: under way, ended, a caseworker who is not here."""
    rows = [
        ["Suivi des mesures 2026"],
        ["Mandat", "Nom Prénom", "Prescripteur", "Référent", "Notification", "Début", "Fin prévue", "Fin", "Motif", "Bilan"],
        ["AVDL", "DIALLO Awa", "SIAO", "Samira Belkacem", "10/01/2026", "15/01/2026", "15/07/2026", "", "", ""],
        ["ASLL", "KESSLER Elena", "Département", "M. Ancien", "", "02/11/2025", "02/05/2026", "", "", ""],
        ["AVDL", "MARTEL Odile", "DDETS", "", "01/09/2025", "10/09/2025", "10/03/2026", "28/02/2026", "Relogement", "Installée en HLM, budget stable."],
    ]  # fmt: skip
    return _ods("Mesures", rows)


CSV = {
    "menages.csv": (
        "utf-8-sig",
        """N° dossier;Lien;Civilité;NOM;Prénom;Date de naissance;Téléphone;Ouvert le
M-001;Mère;Mme;TRAORÉ;Mariama;12/05/1988;0612345678;03/02/2025
M-001;Fils;M.;TRAORÉ;Idriss;7 août 2014;;
M-001;Fille;Mme;TRAORÉ;Aya;2019-01-30;;
;;;;;;;
M-002;;M.;GUÉRIN;Jean-Luc;01/02/61;06.98.76.54.32;15/03/25
M-002;Conjointe;Mme;GUÉRIN;Brigitte;;;
M-003;;Mme;Dembélé;Fatou;31/04/1990;;12/04/2025
""",
    ),
    "structures.csv": (
        "cp1252",
        """Organisme\tType de structure\tVille\tTéléphone\tE-mail
Habitat Durance\tBailleur HLM\tAvignon\t04 90 00 00 01\tcontact@durance.example
DDETS\tFinanceur État\tMarseille\t\t
Plomberie Sorel\tEntreprise\tAubagne\t0442000002\tsorel@exemple
CCAS du Port\tPartenaire\tMarseille\t\t
""",
    ),
    "grille-iml.csv": (
        "mac_roman",
        """Adresse du logement,Commune,QPV,Modalité,Date de captation,Loyer propriétaire,Propriétaire,Nom du ménage,Entrée,Loyer,Charges,APL,Sortie,Motif de sortie
"6 impasse des Lilas, bât. B",Marseille,oui,Sous-location IML,01/04/2024,"495,00",Consorts Ravel,ZERHOUNI Hamid,15/04/2024,"410,00","48,00","233,00",,
19 rue de la République,Aubagne,non,Sous-location IML,12/09/2023,"530,00",Mme Castelli,POPESCU Ioana,01/10/2023,"455,00","52,00","251,00",30/11/2025,Logement social
""",
    ),
    "bordereau-caf.csv": (
        "cp1252",
        """Code bailleur;Agence;Code locataire;Allocataire;Nature;Mois de droit;Montant;Rappel;Retenue
13055;01;L01;DIALLO AWA;APL;04/2026;287,00;0,00;0,00
""",
    ),
    "registre-point-info.csv": (
        "utf-8",
        """Date;Motif;Commune;Composition;Statut;Orientation;Retour
06/04/2026;demande de logement social;Marseille;1 adulte 2 enfants;hébergée;CCAS;rappel fait
""",
    ),
    "contentieux.csv": (
        "utf-8",
        """Locataire;Commandement;CCAPEX;Assignation;Audience;Jugement;CQL;CFP
VIDAL Samba;12/01/2026;15/01/2026;20/03/2026;;;;
""",
    ),
    "fsl.csv": (
        "utf-8",
        """Ménage;Volet;Demandé;Accordé;Prêt;Subvention;Tiers payé
ROUX Lucie;maintien;600,00;450,00;0;450,00;association
""",
    ),
    "cerfa-15059.csv": (
        "utf-8",
        """Charges directes;Prévu;Réalisé;%
60 Achats;1 200;1 140;95
""",
    ),
    "avis-quittance.csv": (
        "utf-8",
        """Période;Rubriques;Aide;Solde antérieur;Règlements
05/2026;loyer 438,00 charges 61,00;287,00;0,00;212,00
""",
    ),
    "etat-des-lieux.csv": (
        "utf-8",
        """Pièce;Élément;État;Photo;Index;Clés
Séjour;Sol;bon;1.jpg;;
""",
    ),
    "bilan-asll.csv": (
        "utf-8",
        """Demande;Objectifs;Actions;Résultats;Suite;Avis du ménage
Logement stable;Budget;Rendez-vous;Dette soldée;Fin;D'accord
""",
    ),
}


def cfonb() -> bytes:
    """May on the current account: opening 1 000,00, two receipts, fees, closing 1 409,60."""
    lines = [
        _record("01", "010526", amount=100000),
        _record("04", "060526", "VIR SEPA MME DIALLO AWA", 21200, "LOYER MAI"),
        _more("NPY", "MME DIALLO AWA"),
        _more("LCC", "LOYER MAI AV000001"),
        _record("04", "110526", "VIR SEPA TUTELLE 13", 21600, ""),
        _more("NPY", "UDAF 13"),
        _record("04", "290526", "FRAIS TENUE DE COMPTE", -1840, ""),
        _record("07", "310526", amount=140960),
    ]
    return ("\r\n".join(lines) + "\r\n").encode("cp1252")


def _record(code: str, day: str, label: str = "", amount: int = 0, reference: str = "") -> str:
    """One record of 120 signs; cents, negative when it went out."""
    sign = "{ABCDEFGHI" if amount >= 0 else "}JKLMNOPQR"
    digits = f"{abs(amount):014d}"
    text = digits[:-1] + sign[int(digits[-1])]
    line = f"{code}30006    00001EUR2 12345678901  {day}  "
    if code == "04":
        line = f"{code}30006    00001EUR2 12345678901B1{day}  {day}{label:<31.31}"
    return f"{line:<90}{text}{reference:<16.16}"


def _more(kind: str, words: str) -> str:
    return f"{'0530006    00001EUR2 12345678901B1010526':<45}{kind}{words:<70}".ljust(120)


def _saved(book: Workbook) -> bytes:
    book.properties.created = book.properties.modified = datetime(2026, 5, 1, 8)
    kept = BytesIO()
    book.save(kept)
    return _stamped(kept.getvalue())


def _with_values(book: Workbook, cached: dict[str, float]) -> bytes:
    """A spreadsheet keeps the value of each formula beside it: so do we."""
    return _stamped(_saved(book), lambda text: re.sub(r"(<f>[^<]*</f>)<v ?/>", r"\1<v>499</v>", text.replace("<v></v>", "<v/>")))  # fmt: skip


def _stamped(content: bytes, change=lambda text: text) -> bytes:
    """The same archive whenever it is drawn."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(kept, "w") as new:
        for each in old.infolist():
            data = old.read(each)
            if each.filename.startswith("xl/worksheets/"):
                data = change(data.decode()).encode()
            if each.filename == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-05-01T08:00:00Z", data)
            info = zipfile.ZipInfo(each.filename, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)
    return kept.getvalue()


def _ods(name: str, rows: list[list[str]]) -> bytes:
    """A small OpenDocument spreadsheet of words."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string"><text:p>'
            f"{escape(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{space}office:1.0" xmlns:table="{space}table:1.0" '
        f'xmlns:text="{space}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="{name}">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        f'xmlns:manifest="{space}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as folder:
        for path, text in (
            ("mimetype", kind),
            ("content.xml", content),
            ("META-INF/manifest.xml", manifest),
        ):
            folder.writestr(zipfile.ZipInfo(path, STAMP), text)
    return kept.getvalue()


def draw() -> dict[str, bytes]:
    """Every example, by file name."""
    files = {
        "suivi-locatif.xlsx": rental_follow_up(),
        "pension-de-famille.xlsx": boarding_house(),
        "balance-agee.xlsx": aged_balance(),
        "mesures.ods": measures(),
        "feuille-emargement.xlsx": attendance_sheet(),
        "planning-hotes.xlsx": rota(),
        "reddition-proprietaire.xlsx": owner_statement(),
        "releve-mai.cfonb120": cfonb(),
    }
    for name, (encoding, text) in CSV.items():
        files[name] = text.encode(encoding)
    return files


if __name__ == "__main__":
    for name, content in draw().items():
        (HERE / name).write_bytes(content)

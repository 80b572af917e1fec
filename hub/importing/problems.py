"""What is wrong with a file or a row of it, as one sentence with its place: sheet, row, column, value."""
# ruff: noqa: N818 - an error is named for what happened, as people say it

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph_schema.text import Text
from hub.errors import HubError

if TYPE_CHECKING:
    from hub.importing.plan import ImportPlan


class FileRefused(HubError):
    """The file cannot be read at all; `why` (a `Text`) says what to do about it. Nothing was imported."""

    text = Text("{file} cannot be imported: {why}", "{file} ne peut être importé : {why}")


class ImportRefused(HubError):
    """Some rows cannot be imported, so none was; `plan` has every problem."""

    text = Text(
        "{file}: {number} problem(s) found, nothing was imported",
        "{file} : {number} problème(s) constaté(s), rien n’a été importé",
    )

    def __init__(self, plan: ImportPlan) -> None:
        self.plan = plan
        super().__init__(file=plan.file_name, number=len(plan.all_problems()))


class PlanChanged(HubError):
    """What was confirmed is no longer what would come of the file; `plan` is what would now, `others` the
    numbers of the rows that differ. Nothing was imported."""

    text = Text(
        "The records have changed since the dry run: {number} row(s) would do something else now. Nothing"
        " was imported; look again, then confirm.",
        "Les fiches ont changé depuis la simulation : {number} ligne(s) produiraient désormais autre chose."
        " Rien n’a été importé ; relisez, puis confirmez.",
    )

    def __init__(self, plan: ImportPlan, others: Sequence[int]) -> None:
        self.plan = plan
        self.others = tuple(others)
        super().__init__(number=len(self.others))


_SHEET = Text("sheet {sheet}", "feuille {sheet}")
_ROW = Text("row {row}", "ligne {row}")
_COLUMN = Text("column {column}", "colonne {column}")
_ITEM = Text("value {item}", "valeur {item}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `row` is numbered as a spreadsheet does (the header is 1); `item` counts
    from 1 within a list in one cell."""

    text: Text
    values: Mapping[str, Any] = field(default_factory=dict)
    row: int | None = None
    column: str | None = None
    sheet: str | None = None
    item: int | None = None

    def say(self, language: str = "en") -> str:
        """The sentence alone."""
        return self.text.say(language, **self.values)

    def place(self, language: str = "en") -> str:
        """Where it is: “sheet accused, row 3, column name”; empty where it is the whole file."""
        named = (
            (_SHEET, "sheet", self.sheet),
            (_ROW, "row", self.row),
            (_COLUMN, "column", self.column),
            (_ITEM, "item", self.item),
        )
        return ", ".join(
            text.say(language, **{name: one}) for text, name, one in named if one is not None
        )


# --- the file ----------------------------------------------------------------------------------------

EMPTY = Text("it is empty.", "il est vide.")
NO_ROWS = Text("it has a header and no rows.", "il comporte un en-tête mais aucune ligne.")
TOO_LARGE = Text("it is larger than {most} MB; split it.", "il dépasse {most} Mo ; divisez-le.")
TOO_MANY_ROWS = Text(
    "it has more than {most} rows; split it.", "il compte plus de {most} lignes ; divisez-le."
)
TOO_MANY_COLUMNS = Text(
    "it has more than {most} columns; put Parts on sheets of their own.",
    "il compte plus de {most} colonnes ; placez les éléments répétés sur des feuilles distinctes.",
)
NOT_TEXT = Text(
    "it is neither a CSV file nor a workbook (XLSX).",
    "ce n’est ni un fichier CSV ni un classeur (XLSX).",
)
OLD_WORKBOOK = Text(
    "it is an old or a protected workbook; save it as XLSX without a password.",
    "c’est un classeur ancien ou protégé ; enregistrez-le au format XLSX sans mot de passe.",
)
OPEN_DOCUMENT = Text(
    "it is an OpenDocument spreadsheet; save it as XLSX or as CSV.",
    "c’est une feuille de calcul OpenDocument ; enregistrez-la au format XLSX ou CSV.",
)
BROKEN_WORKBOOK = Text(
    "the workbook is damaged; open it in a spreadsheet program and save it again as XLSX.",
    "le classeur est endommagé ; ouvrez-le dans un tableur et enregistrez-le de nouveau au format XLSX.",
)
BOMB = Text(
    "the workbook unpacks to more than {most} MB; that is no honest spreadsheet, or it must be split.",
    "le classeur décompressé dépasse {most} Mo ; ce n’est pas une feuille de calcul honnête, ou il faut la diviser.",
)
ENCODING = Text(
    "it is neither UTF-8 nor UTF-16 (line {line} has a sign in doubt), and other encodings can only be guessed; "
    "save it as “CSV UTF-8”, or as XLSX.",
    "il n’est ni en UTF-8 ni en UTF-16 (signe douteux à la ligne {line}) et les autres codages ne peuvent qu’être devinés ; "
    "enregistrez-le en « CSV UTF-8 » ou au format XLSX.",
)
QUOTES = Text(
    "its quotation marks do not pair off near line {line}.",
    "ses guillemets ne sont pas appariés près de la ligne {line}.",
)
CELL_TOO_LONG = Text(
    "near line {line} a cell is longer than any text may be.",
    "près de la ligne {line}, une cellule dépasse la longueur de tout texte admis.",
)
CUT_SHORT = Text(
    "it ends in the middle of row {row}; it was cut off.",
    "il s’arrête au milieu de la ligne {row} ; il a été tronqué.",
)

# --- the header --------------------------------------------------------------------------------------

UNKNOWN_COLUMN = Text("There is no column “{name}”.", "Il n’existe pas de colonne « {name} ».")
UNKNOWN_COLUMN_NEAR = Text(
    "There is no column “{name}”; did you mean “{near}”?",
    "Il n’existe pas de colonne « {name} » ; vouliez-vous dire « {near} » ?",
)
COLUMN_TWICE = Text(
    "The column “{name}” stands there twice.", "La colonne « {name} » figure deux fois."
)
COLUMN_UNNAMED = Text(
    "A column with values has no name.", "Une colonne contenant des valeurs ne porte pas de nom."
)
COLUMN_NOT_YOURS = Text("You may not fill in “{name}”.", "Vous ne pouvez pas remplir « {name} ».")
COLUMN_FOLLOWS = Text(
    "“{name}” is not given here: it follows from “{leader}”.",
    "« {name} » ne s’indique pas ici : la valeur découle de « {leader} ».",
)
COLUMN_ALONE = Text(
    "“{name}” needs the column “{needed}” beside it.",
    "« {name} » nécessite la colonne « {needed} ».",
)
ID_NEEDED = Text(
    "A column “id” or “external_id” is needed.",
    "Une colonne « id » ou « external_id » est nécessaire.",
)
UNKNOWN_SHEET = Text(
    "There is no sheet “{name}” here; expected: {known}.",
    "Il n’existe pas de feuille « {name} » ; attendues : {known}.",
)
SHEET_AND_COLUMNS = Text(
    "“{name}” is given by columns and by a sheet; choose one.",
    "« {name} » est donné à la fois par des colonnes et par une feuille ; choisissez.",
)
SHEET_ALONE = Text(
    "This sheet needs the sheet “{needed}” beside it.",
    "Cette feuille nécessite la feuille « {needed} ».",
)

# --- a row -------------------------------------------------------------------------------------------

ROW_ID_NEEDED = Text(
    "This row has neither an id nor an external_id.",
    "Cette ligne ne comporte ni id ni external_id.",
)
GIVEN_ID_NEEDED = Text(
    "A new record of this type needs its id.",
    "Une nouvelle fiche de ce type doit porter son identifiant.",
)
TWICE_IN_FILE = Text(
    "“{value}” stands in row {other} already.", "« {value} » figure déjà à la ligne {other}."
)
AMBIGUOUS = Text(
    "Several records have the external_id “{value}”; give the id.",
    "Plusieurs fiches portent l’external_id « {value} » ; indiquez l’id.",
)
OTHER_TYPE = Text(
    "“{value}” is a record of another type.", "« {value} » est une fiche d’un autre type."
)
UNKNOWN_RECORD = Text(
    "There is no record “{value}” that you may see; a new one has an external_id and no id.",
    "Il n’existe pas de fiche « {value} » que vous puissiez consulter ; une nouvelle porte un external_id et pas d’id.",
)
VERSION_OF_NOTHING = Text(
    "This row carries version {version}, and there is no such record.",
    "Cette ligne porte la version {version}, mais cette fiche n’existe pas.",
)
WHOLE_NUMBER = Text("A whole number was expected.", "Un nombre entier est attendu.")
YES_OR_NO = Text(
    "Yes or no was expected (true or false).", "Oui ou non est attendu (true ou false)."
)
UNEQUAL = Text(
    "{number} values beside {expected} in “{column}”; both lists must be equally long.",
    "{number} valeur(s) pour {expected} dans « {column} » ; les deux listes doivent être de même longueur.",
)
TOO_MANY_CELLS = Text(
    "This row has {number} cells and the header {expected}.",
    "Cette ligne compte {number} cellules et l’en-tête {expected}.",
)
FORMULA = Text(
    "This cell holds a formula; put its result there.",
    "Cette cellule contient une formule ; mettez-y son résultat.",
)
CELL_ERROR = Text(
    "This cell shows an error ({value}).", "Cette cellule affiche une erreur ({value})."
)
NO_SUCH_ROW = Text(
    "No row of the sheet “{sheet}” has this id.",
    "Aucune ligne de la feuille « {sheet} » ne porte cet id.",
)
NO_SUCH_PART = Text(
    "“{column}” has the number of a row of this record in the sheet “{sheet}”, from 1.",
    "« {column} » porte le numéro d’une ligne de cette fiche dans la feuille « {sheet} », à partir de 1.",
)
UNKNOWN_TERM_NEAR = Text(
    "“{value}” is not one of the values allowed here; did you mean “{near}”?",
    "« {value} » ne figure pas parmi les valeurs admises ici ; vouliez-vous dire « {near} » ?",
)

"""How far a source and an information may be trusted: the Admiralty code."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

_CODE = "Admiralty code (NATO AJP-2.1), source reliability and information credibility"

SOURCE_RELIABILITY = Vocabulary(
    "source_reliability",
    Text("Reliability of the source", "Fiabilité de la source"),
    _CODE,
    (
        Term("A", Text("Completely reliable", "Totalement fiable")),
        Term("B", Text("Usually reliable", "Habituellement fiable")),
        Term("C", Text("Fairly reliable", "Assez fiable")),
        Term("D", Text("Not usually reliable", "Habituellement peu fiable")),
        Term("E", Text("Unreliable", "Non fiable")),
        Term("F", Text("Cannot be judged", "Ne peut être jugée")),
    ),
)

INFORMATION_CREDIBILITY = Vocabulary(
    "information_credibility",
    Text("Credibility of the information", "Crédibilité de l’information"),
    _CODE,
    (
        Term("1", Text("Confirmed", "Confirmée")),
        Term("2", Text("Probably true", "Probablement vraie")),
        Term("3", Text("Possibly true", "Peut-être vraie")),
        Term("4", Text("Doubtful", "Douteuse")),
        Term("5", Text("Improbable", "Improbable")),
        Term("6", Text("Cannot be judged", "Ne peut être jugée")),
    ),
)

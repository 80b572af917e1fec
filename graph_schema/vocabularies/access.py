"""Markings: who may read a record, from the narrowest to the widest."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

MARKING = Vocabulary(
    "marking",
    Text("Marking", "Marquage"),
    "Design of the hub, “Who sees what”",
    (
        Term(
            "closed",
            Text("Named persons or groups only", "Personnes ou groupes désignés seulement"),
        ),
        Term("office", Text("Office of the Prosecutor", "Bureau du Procureur")),
        Term("named", Text("The Office and those named", "Le Bureau et les lecteurs désignés")),
        Term("community", Text("Community of practitioners", "Communauté des praticiens")),
        Term("public", Text("Public", "Public")),
    ),
)

"""Situations: how they came before the Court."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

SITUATION_TRIGGER = Vocabulary(
    "situation_trigger",
    Text("How it came before the Court", "Mode de saisine"),
    "Rome Statute, articles 12(3), 13, 14 and 15",
    (
        Term("state_referral", Text("Referral by a State Party", "Renvoi par un État Partie")),
        Term("unsc_referral", Text("Referral by the Security Council", "Renvoi par le Conseil de sécurité")),
        Term("proprio_motu", Text("Prosecutor’s own initiative", "Initiative du Procureur (proprio motu)")),
        Term("communications", Text("Communications to the Prosecutor (article 15)", "Communications au Procureur (article 15)")),
        Term("declaration_12_3", Text("Declaration under article 12(3)", "Déclaration au titre de l’article 12-3")),
    ),
)  # fmt: skip

"""States: their standing under the Statute, in the United Nations, and their regional group."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

STATUTE_STATUS = Vocabulary(
    "statute_status",
    Text("Status under the Rome Statute", "Statut au regard du Statut de Rome"),
    "Rome Statute, articles 125 to 127; status of the treaty with the depositary",
    (
        Term("state_party", Text("State Party", "État Partie")),
        Term("signatory", Text("Signatory", "Signataire")),
        Term("signatory_no_intent", Text("Signatory that has declared not to intend to become a party", "Signataire ayant déclaré ne pas vouloir devenir partie")),
        Term("withdrawn", Text("Withdrawn", "Retiré")),
        Term("non_party", Text("Neither party nor signatory", "Ni partie ni signataire")),
    ),
)  # fmt: skip

DEPOSIT_KIND = Vocabulary(
    "deposit_kind",
    Text("Instrument deposited", "Instrument déposé"),
    "Rome Statute, article 125; Vienna Convention on Succession of States in respect of Treaties",
    (
        Term("ratification", Text("Ratification", "Ratification")),
        Term("acceptance", Text("Acceptance or approval", "Acceptation ou approbation")),
        Term("accession", Text("Accession", "Adhésion")),
        Term("succession", Text("Succession", "Succession")),
    ),
)

REGIONAL_GROUP = Vocabulary(
    "regional_group",
    Text("Regional group", "Groupe régional"),
    "Regional groups of Member States of the United Nations, as used by the Assembly of States Parties",
    (
        Term("african", Text("African States", "États d’Afrique")),
        Term("asia_pacific", Text("Asia-Pacific States", "États d’Asie et du Pacifique")),
        Term("eastern_european", Text("Eastern European States", "États d’Europe orientale")),
        Term("grulac", Text("Latin American and Caribbean States (GRULAC)", "États d’Amérique latine et des Caraïbes (GRULAC)")),
        Term("weog", Text("Western European and other States (WEOG)", "États d’Europe occidentale et autres États (WEOG)")),
    ),
)  # fmt: skip

UN_STATUS = Vocabulary(
    "un_status",
    Text("Standing in the United Nations", "Statut aux Nations Unies"),
    "Charter of the United Nations, article 4, and practice of the General Assembly",
    (
        Term("member", Text("Member State", "État membre")),
        Term("observer", Text("Observer State", "État observateur")),
        Term("non_member", Text("Non-member State", "État non membre")),
    ),
)

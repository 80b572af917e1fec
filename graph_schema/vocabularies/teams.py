"""Teams and people lent: joint investigation teams, capacities of their members, secondments."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

_PROPOSED = "Proposed list of the hub"

JIT_KIND = Vocabulary(
    "jit_kind",
    Text("Kind of team", "Nature de l’équipe"),
    "Strategic Plan 2023-2025, paragraph 37; EU Framework Decision 2002/465/JHA for the first",
    (
        Term(
            "joint_investigation_team", Text("Joint investigation team", "Équipe commune d’enquête")
        ),
        Term("joint_team", Text("Joint team", "Équipe conjointe")),
    ),
)

MEMBER_CAPACITY = Vocabulary(
    "member_capacity",
    Text("Capacity", "Qualité"),
    _PROPOSED + ", after Eurojust’s and the Office’s statements on the teams",
    (
        Term("founding_member", Text("Founding member", "Membre fondateur")),
        Term("member", Text("Member", "Membre")),
        Term("participant", Text("Participant", "Participant")),
        Term("memorandum_partner", Text("Partner by memorandum, not a member", "Partenaire par mémorandum, non membre")),
        Term("host_and_support", Text("Host and support", "Hôte et soutien")),
        Term("supporter", Text("Support, not a signatory", "Soutien, non signataire")),
    ),
)  # fmt: skip

SECONDMENT_DIRECTION = Vocabulary(
    "secondment_direction",
    Text("Direction", "Sens"),
    "Strategic Plan 2023-2025, paragraphs 20 and 41",
    (
        Term("to_office", Text("To the Office", "Vers le Bureau")),
        Term("from_office", Text("From the Office", "Depuis le Bureau")),
    ),
)

SECONDMENT_KIND = Vocabulary(
    "secondment_kind",
    Text("What is seconded", "Objet"),
    _PROPOSED,
    (
        Term("person", Text("A person", "Une personne")),
        Term("funds", Text("Funds", "Des fonds")),
        Term("not_stated", Text("Not stated", "Non précisé")),
    ),
)

SECONDMENT_STATUS = Vocabulary(
    "secondment_status",
    Text("Status of the secondment", "État du détachement"),
    _PROPOSED,
    (
        Term("offered", Text("Offered", "Proposé")),
        Term("agreed", Text("Agreed", "Convenu")),
        Term("serving", Text("Serving", "En cours")),
        Term("ended", Text("Ended", "Terminé")),
    ),
)

SECONDMENT_SPECIALTY = Vocabulary(
    "secondment_specialty",
    Text("Specialty", "Spécialité"),
    _PROPOSED + ", after the Strategic Plan 2023-2025, paragraphs 20, 27 and 41",
    (
        Term("investigation", Text("Investigation", "Enquête")),
        Term("prosecution", Text("Prosecution or legal advice", "Poursuites ou conseil juridique")),
        Term("analysis", Text("Analysis", "Analyse")),
        Term("forensics", Text("Forensics", "Criminalistique")),
        Term("digital_evidence", Text("Digital evidence", "Preuve numérique")),
        Term("financial_investigation", Text("Financial investigation", "Enquête financière")),
        Term("sgbc_and_children", Text("Sexual and gender-based crimes, children", "Crimes sexuels et à caractère sexiste, enfants")),
        Term("psychosocial_support", Text("Psychosocial support", "Soutien psychosocial")),
        Term("witness_protection", Text("Witness protection", "Protection des témoins")),
        Term("language", Text("Languages", "Langues")),
        Term("security", Text("Security", "Sécurité")),
        Term("other", Text("Other", "Autre")),
    ),
)  # fmt: skip

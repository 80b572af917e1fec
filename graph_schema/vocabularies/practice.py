"""The community of practitioners: topics, kinds of notes, focal points and cooperation laws."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

PRACTICE_TOPIC = Vocabulary(
    "practice_topic",
    Text("Topic", "Sujet"),
    "Strategic Plan 2023-2025, paragraph 35, and the Deputy Prosecutor’s presentation of 8 December 2023; the rest is a proposed list of the hub",
    (
        Term("investigative_interviewing", Text("Investigative interviewing", "Audition et interrogatoire")),
        Term("financial_investigation_and_asset_tracing", Text("Financial investigation and asset tracing", "Enquêtes financières et recherche d’avoirs")),
        Term("covert_operations", Text("Covert operations", "Opérations sous couverture")),
        Term("forensics", Text("Forensics", "Criminalistique")),
        Term("witness_protection", Text("Witness protection", "Protection des témoins")),
        Term("sgbc", Text("Sexual and gender-based crimes", "Crimes sexuels et à caractère sexiste")),
        Term("crimes_against_children", Text("Crimes against and affecting children", "Crimes commis contre des enfants ou les touchant")),
        Term("digital_evidence", Text("Digital evidence", "Preuve numérique")),
        Term("arrest_and_tracking", Text("Arrest and tracking", "Arrestation et localisation")),
        Term("structural_investigations", Text("Structural investigations", "Enquêtes structurelles")),
        Term("cooperation_requests", Text("Requests for assistance", "Demandes d’assistance")),
        Term("victim_participation", Text("Participation of victims", "Participation des victimes")),
        Term("other", Text("Other", "Autre")),
    ),
)  # fmt: skip

PRACTICE_KIND = Vocabulary(
    "practice_kind",
    Text("Kind of note", "Nature de la note"),
    "Design of the hub",
    (
        Term("good_practice", Text("Good practice", "Bonne pratique")),
        Term("guideline", Text("Guideline", "Lignes directrices")),
        Term("protocol", Text("Protocol", "Protocole")),
        Term("template", Text("Template", "Modèle")),
        Term("lesson_learned", Text("Lesson learned", "Enseignement tiré")),
    ),
)

COOPERATION_LAW_KIND = Vocabulary(
    "cooperation_law_kind",
    Text("Kind of text", "Nature du texte"),
    "Proposed list of the hub, after article 88 of the Rome Statute and recommendation R276 of the Independent Expert Review",
    (
        Term("law", Text("Law", "Loi")),
        Term("procedure", Text("Procedure", "Procédure")),
        Term("requirement", Text("Requirement for requests", "Exigence relative aux demandes")),
        Term(
            "reservation_or_declaration", Text("Declaration to the Court", "Déclaration à la Cour")
        ),
    ),
)

COOPERATION_AREA = Vocabulary(
    "cooperation_area",
    Text("Covers", "Objet"),
    "Rome Statute, part 9 and articles 48, 88, 103 and 109; Bureau’s report on cooperation (ICC-ASP/20)",
    (
        Term("arrest_and_surrender", Text("Arrest and surrender", "Arrestation et remise")),
        Term("other_assistance", Text("Other forms of assistance (article 93)", "Autres formes d’assistance (article 93)")),
        Term("channels_and_languages", Text("Channels and languages (article 87)", "Voies et langues (article 87)")),
        Term("asset_tracing", Text("Asset tracing, freezing and seizure", "Recherche, gel et saisie d’avoirs")),
        Term("witness_protection", Text("Protection of victims and witnesses", "Protection des victimes et des témoins")),
        Term("privileges_and_immunities", Text("Privileges and immunities", "Privilèges et immunités")),
        Term("enforcement", Text("Enforcement of sentences, fines and forfeiture", "Exécution des peines, amendes et confiscations")),
        Term("interim_release", Text("Interim release and release", "Mise en liberté provisoire et libération")),
        Term("core_crimes", Text("Core crimes in national law", "Crimes internationaux en droit interne")),
        Term("administration_of_justice", Text("Offences against the administration of justice (article 70(4))", "Atteintes à l’administration de la justice (article 70-4)")),
    ),
)  # fmt: skip

"""Agreements: their kinds and statuses, and the organ of the Court that entered into them."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

AGREEMENT_KIND = Vocabulary(
    "agreement_kind",
    Text("Kind of agreement", "Nature de l’accord"),
    "Proposed list of the hub, after the Bureau’s report on cooperation (ICC-ASP/20) and the Office’s public statements",
    (
        Term("memorandum_of_understanding", Text("Memorandum of understanding", "Mémorandum d’accord")),
        Term("complementarity_agreement", Text("Complementarity agreement", "Accord de complémentarité")),
        Term("cooperation_agreement", Text("Cooperation agreement", "Accord de coopération")),
        Term("working_arrangement", Text("Working arrangement", "Arrangement de travail")),
        Term("action_plan", Text("Action plan or joint work plan", "Plan d’action ou plan de travail conjoint")),
        Term("country_office", Text("Agreement on a country office", "Accord relatif à un bureau extérieur")),
        Term("relationship_agreement", Text("Relationship agreement", "Accord régissant les relations")),
        Term("partnership", Text("Partnership", "Partenariat")),
        Term("dialogue", Text("Dialogue without an agreement", "Dialogue sans accord")),
        Term("privileges_and_immunities", Text("Privileges and immunities", "Privilèges et immunités")),
        Term("enforcement_of_sentences", Text("Enforcement of sentences", "Exécution des peines")),
        Term("enforcement_ad_hoc", Text("Enforcement of one person’s sentence", "Exécution de la peine d’une personne"), "enforcement_of_sentences"),
        Term("interim_release", Text("Interim release", "Mise en liberté provisoire")),
        Term("release", Text("Release of persons", "Libération de personnes")),
        Term(
            "relocation",
            Text("Relocation of witnesses", "Réinstallation de témoins"),
            note=Text("Never a record: only their number is public, kept as a measurement.", "Jamais une fiche : seul leur nombre est public, consigné comme mesure."),
        ),
    ),
)  # fmt: skip

AGREEMENT_STATUS = Vocabulary(
    "agreement_status",
    Text("Status of the agreement", "État de l’accord"),
    "Proposed list of the hub",
    (
        Term("no_agreement", Text("No agreement exists", "Aucun accord n’existe")),
        Term("in_negotiation", Text("In negotiation", "En négociation")),
        Term("reported", Text("Reported, instrument not seen", "Signalé, instrument non consulté")),
        Term("signed", Text("Signed", "Signé")),
        Term("in_force", Text("In force or applied", "En vigueur ou appliqué")),
        Term("completed", Text("Carried out", "Exécuté")),
        Term("expired", Text("Expired", "Expiré")),
        Term("terminated", Text("Terminated", "Dénoncé")),
    ),
)

COURT_ORGAN = Vocabulary(
    "court_organ",
    Text("For the Court", "Pour la Cour"),
    "Rome Statute, article 34",
    (
        Term("office", Text("Office of the Prosecutor", "Bureau du Procureur")),
        Term("registry", Text("Registry", "Greffe")),
        Term("presidency", Text("Presidency", "Présidence")),
        Term("court", Text("The Court as a whole", "La Cour dans son ensemble")),
        Term("none", Text("No organ of the Court", "Aucun organe de la Cour")),
    ),
)

"""Domestic proceedings and public cases: scope, stages, outcomes, jurisdiction, persons and charges."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

_PROPOSED = "Proposed list of the hub"

PROCEEDING_SCOPE = Vocabulary(
    "proceeding_scope",
    Text("Scope of the proceeding", "Objet de la procédure"),
    "Rome Statute, articles 5, 70 and 93(10)(a)",
    (
        Term("core_crimes", Text("Core international crimes", "Crimes internationaux les plus graves")),
        Term("article_70", Text("Offences against the administration of justice (article 70)", "Atteintes à l’administration de la justice (article 70)")),
        Term("serious_national_crime", Text("Serious crime under national law", "Crime grave au regard du droit interne")),
    ),
)  # fmt: skip

STAGE = Vocabulary(
    "stage",
    Text("Stage of the proceeding", "Stade de la procédure"),
    _PROPOSED,
    (
        Term("complaint_received", Text("Complaint received", "Plainte reçue")),
        Term("structural_investigation", Text("Structural investigation", "Enquête structurelle")),
        Term("preliminary_inquiry", Text("Preliminary inquiry", "Enquête préliminaire")),
        Term(
            "investigation",
            Text("Investigation", "Enquête ou instruction"),
            note=Text("Includes a notice of suspicion and a placing under formal investigation.", "Y compris la notification de soupçons et la mise en examen."),
        ),
        Term("arrest_warrant_issued", Text("Arrest warrant issued", "Mandat d’arrêt délivré")),
        Term("arrested", Text("Person arrested", "Personne arrêtée")),
        Term("charged_or_indicted", Text("Charged or indicted", "Inculpation ou mise en accusation")),
        Term("pre_trial", Text("Pre-trial", "Phase préliminaire au procès")),
        Term("trial", Text("Trial", "Procès")),
        Term("first_instance_judgment", Text("Judgment at first instance", "Jugement de première instance")),
        Term("appeal", Text("Appeal pending", "Appel pendant")),
        Term("appeal_judgment", Text("Judgment on appeal", "Arrêt d’appel")),
        Term("cassation_or_supreme", Text("Before the court of cassation or supreme court", "Devant la cour de cassation ou la cour suprême")),
        Term("final", Text("Final decision", "Décision définitive")),
        Term("suspended", Text("Suspended", "Suspendue")),
        Term("closed", Text("Closed", "Close")),
    ),
)  # fmt: skip

OUTCOME = Vocabulary(
    "outcome",
    Text("Outcome", "Issue"),
    _PROPOSED + ", apart from the stage",
    (
        Term("pending", Text("Pending", "En cours")),
        Term("convicted", Text("Convicted", "Condamnation")),
        Term("partly_convicted", Text("Convicted in part", "Condamnation partielle")),
        Term("acquitted", Text("Acquitted", "Acquittement")),
        Term(
            "sanctioned",
            Text("Sanction of transitional justice", "Sanction de la justice transitionnelle"),
            note=Text("Such as a restorative sanction of the Special Jurisdiction for Peace.", "Par exemple une sanction restaurative de la Juridiction spéciale pour la paix."),
        ),
        Term("dismissed", Text("Dismissed", "Rejet ou non-lieu")),
        Term("discontinued", Text("Discontinued", "Classement ou abandon des poursuites")),
        Term("extradited_or_surrendered", Text("Extradited or surrendered", "Extradition ou remise")),
        Term("deceased", Text("Ended by death", "Extinction par décès")),
        Term("amnesty_or_immunity_bar", Text("Barred by amnesty or immunity", "Amnistie ou immunité faisant obstacle")),
        Term("other", Text("Other", "Autre")),
    ),
)  # fmt: skip

BEFORE_JUDGMENT = frozenset(
    {
        "complaint_received", "structural_investigation", "preliminary_inquiry", "investigation",
        "arrest_warrant_issued", "arrested", "charged_or_indicted", "pre_trial", "trial",
    }
)  # fmt: skip
"""Stages that come before any judgment; a suspended or closed proceeding may have had one."""

CONVICTED = frozenset({"convicted", "partly_convicted"})
AFTER_JUDGMENT = CONVICTED | {"acquitted", "sanctioned"}
"""Outcomes that only a judgment gives."""

JURISDICTION_BASIS = Vocabulary(
    "jurisdiction_basis",
    Text("Basis of jurisdiction", "Fondement de la compétence"),
    _PROPOSED,
    (
        Term("territorial", Text("Territorial", "Territoriale")),
        Term("active_personality", Text("Nationality of the suspect", "Personnalité active")),
        Term("passive_personality", Text("Nationality of the victim", "Personnalité passive")),
        Term("universal", Text("Universal", "Universelle")),
        Term("protective", Text("Protective principle", "Compétence réelle (principe de protection)")),
        Term("treaty_extradite_or_prosecute", Text("Treaty: extradite or prosecute", "Traité : extrader ou poursuivre")),
        Term("hybrid_or_special_mandate", Text("Hybrid, transitional or special mandate", "Mandat hybride, transitionnel ou spécial")),
    ),
)  # fmt: skip

CHARGE_STATUS = Vocabulary(
    "charge_status",
    Text("Status of the charge", "État de la charge"),
    _PROPOSED
    + ", after the glossary of TRIAL International’s Universal Jurisdiction Interactive Map",
    (
        Term("alleged", Text("Alleged", "Alléguée")),
        Term("charged", Text("Charged", "Retenue")),
        Term("convicted", Text("Convicted", "Condamnation")),
        Term("acquitted", Text("Acquitted", "Acquittement")),
        Term("dropped", Text("Dropped", "Abandonnée")),
    ),
)

PERSON_STATUS = Vocabulary(
    "person_status",
    Text("Status of the person", "Statut de la personne"),
    _PROPOSED + "; the presumption of innocence follows article 66 of the Rome Statute",
    (
        Term("suspect", Text("Suspect", "Suspect")),
        Term("wanted", Text("Wanted on a warrant", "Sous mandat d’arrêt")),
        Term("charged", Text("Charged or indicted", "Mis en accusation")),
        Term("on_trial", Text("On trial", "En jugement")),
        Term("convicted_not_final", Text("Convicted, not finally", "Condamné, décision non définitive")),
        Term("convicted_final", Text("Finally convicted", "Condamné définitivement")),
        Term("acquitted_not_final", Text("Acquitted, not finally", "Acquitté, décision non définitive")),
        Term("acquitted_final", Text("Finally acquitted", "Acquitté définitivement")),
        Term("discontinued", Text("Proceedings discontinued", "Poursuites abandonnées")),
        Term("surrendered", Text("Extradited or surrendered", "Extradé ou remis")),
        Term("deceased", Text("Deceased before a final decision", "Décédé avant une décision définitive")),
    ),
)  # fmt: skip

ACQUITTED = frozenset({"acquitted_not_final", "acquitted_final"})
"""Statuses of persons who were acquitted; that is said plainly wherever they are named."""


def presumed_innocent(person_status: str | None) -> bool:
    """Whether a person of this status carries the presumption of innocence: all but the finally convicted."""
    return person_status != "convicted_final"


CASE_STAGE = Vocabulary(
    "case_stage",
    Text("Stage of the case before the Court", "Stade de l’affaire devant la Cour"),
    "Rome Statute, articles 58 to 61, 62 to 76, 81 to 84 and 103",
    (
        Term("warrant_or_summons", Text("Warrant of arrest or summons to appear", "Mandat d’arrêt ou citation à comparaître")),
        Term("pre_trial", Text("Pre-trial", "Phase préliminaire")),
        Term("trial", Text("Trial", "Procès")),
        Term("appeal", Text("Appeal", "Appel")),
        Term("reparations", Text("Reparations", "Réparations")),
        Term("closed_convicted", Text("Closed: conviction", "Close : condamnation")),
        Term("closed_acquitted", Text("Closed: acquittal", "Close : acquittement")),
        Term("inadmissible", Text("Found inadmissible", "Jugée irrecevable")),
        Term("charges_not_confirmed", Text("Charges not confirmed", "Charges non confirmées")),
        Term("withdrawn_or_vacated", Text("Charges withdrawn or vacated", "Charges retirées ou annulées")),
        Term("terminated_by_death", Text("Ended by death", "Éteinte par décès")),
    ),
)  # fmt: skip

IN_ABSENTIA = Vocabulary(
    "in_absentia",
    Text("In absentia", "Par défaut"),
    _PROPOSED,
    (
        Term("no", Text("No", "Non")),
        Term("partly", Text("For some of the accused or of the hearings", "Pour certains accusés ou certaines audiences")),
        Term("yes", Text("Yes", "Oui")),
    ),
)  # fmt: skip

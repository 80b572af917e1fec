"""Authorities and organisations: their kinds, standing and regions, and whether they may be named."""

from graph_schema.text import Text
from graph_schema.vocabulary import Term, Vocabulary

_PROPOSED = "Proposed list of the hub"

AUTHORITY_KIND = Vocabulary(
    "authority_kind",
    Text("Kind of authority", "Nature de l’autorité"),
    _PROPOSED,
    (
        Term("prosecution_service", Text("Prosecution service", "Ministère public")),
        Term("specialised_prosecution_unit", Text("Specialised prosecution unit", "Parquet spécialisé")),
        Term("police_unit", Text("Police or investigation unit", "Service de police ou d’enquête")),
        Term("court", Text("Court", "Juridiction")),
        Term("specialised_court", Text("Specialised domestic court or chamber", "Juridiction ou chambre nationale spécialisée")),
        Term("military_justice", Text("Military justice", "Justice militaire")),
        Term("ministry", Text("Ministry", "Ministère")),
        Term("central_authority", Text("Central authority for cooperation", "Autorité centrale pour la coopération")),
        Term("embassy", Text("Embassy or permanent mission", "Ambassade ou mission permanente")),
        Term("forensic_service", Text("Forensic service", "Service de police scientifique")),
        Term("immigration_service", Text("Immigration or asylum service", "Service de l’immigration ou de l’asile")),
        Term("government", Text("Government", "Gouvernement")),
        Term("national_commission", Text("National commission", "Commission nationale")),
        Term("national_authorities", Text("National authorities, not specified", "Autorités nationales, non précisées")),
    ),
)  # fmt: skip

ORGANISATION_KIND = Vocabulary(
    "organisation_kind",
    Text("Kind of organisation", "Nature de l’organisation"),
    _PROPOSED,
    (
        Term("international_organisation", Text("International organisation", "Organisation internationale")),
        Term("un_body", Text("Body or agency of the United Nations", "Organe ou institution des Nations Unies")),
        Term("regional_organisation", Text("Regional organisation", "Organisation régionale")),
        Term("interregional_organisation", Text("Interregional organisation", "Organisation interrégionale")),
        Term("judicial_cooperation_body", Text("Judicial cooperation body", "Organe de coopération judiciaire")),
        Term("law_enforcement_body", Text("Law enforcement body", "Organe de coopération policière")),
        Term("hybrid_court", Text("Hybrid or internationalised court", "Juridiction hybride ou internationalisée")),
        Term("transitional_tribunal", Text("Transitional justice tribunal", "Juridiction de justice transitionnelle")),
        Term("specialised_court", Text("Specialised domestic court", "Juridiction nationale spécialisée")),
        Term("investigative_mechanism", Text("Accountability or investigative mechanism", "Mécanisme d’enquête et d’établissement des responsabilités")),
        Term("residual_mechanism", Text("Residual mechanism", "Mécanisme résiduel")),
        Term("coordination_centre", Text("Coordination centre", "Centre de coordination")),
        Term("evidence_database", Text("Evidence database", "Base de données d’éléments de preuve")),
        Term("network", Text("Network of practitioners or services", "Réseau de praticiens ou de services")),
        Term("icc_body", Text("Organ or body of the Court", "Organe ou entité de la Cour")),
        Term("training_body", Text("Training or academic body", "Organisme de formation ou universitaire")),
        Term("humanitarian_organisation", Text("Humanitarian organisation", "Organisation humanitaire")),
        Term("development_agency", Text("Development agency or donor", "Agence de développement ou bailleur")),
        Term("company", Text("Company", "Entreprise")),
        Term("civil_society", Text("Civil society organisation", "Organisation de la société civile")),
        Term("civil_society_media", Text("Media of civil society", "Média de la société civile"), "civil_society"),
        Term("victims_group", Text("Group of victims or survivors", "Groupe de victimes ou de survivants"), "civil_society"),
    ),
)  # fmt: skip

ORGANISATION_STATUS = Vocabulary(
    "organisation_status",
    Text("Standing", "Statut"),
    _PROPOSED,
    (
        Term("being_set_up", Text("Being set up", "En cours de création")),
        Term("active", Text("Active", "Active")),
        Term("residual", Text("Residual functions", "Fonctions résiduelles")),
        Term("closed", Text("Closed", "Fermée")),
    ),
)

ORGANISATION_NAMING = Vocabulary(
    "organisation_naming",
    Text("May it be named", "Peut-elle être nommée"),
    "Design of the hub: of a civil society organisation the name is protected unless it agreed to be named",
    (
        Term("protected", Text("Protected: its name is for the liaison alone", "Protégée : son nom est réservé à la liaison")),
        Term("agreed", Text("Agreed to be named", "A consenti à être nommée")),
        Term(
            "public",
            Text("Named only for its own public work", "Nommée seulement pour ses propres travaux publics"),
            note=Text("Such as the publisher of a report that is cited; no role with the Office is recorded.", "Par exemple l’éditeur d’un rapport cité ; aucun rôle auprès du Bureau n’est consigné."),
        ),
    ),
)  # fmt: skip

REGION = Vocabulary(
    "region",
    Text("Region", "Région"),
    _PROPOSED,
    (
        Term("global", Text("Global", "Monde")),
        Term("africa", Text("Africa", "Afrique")),
        Term("americas", Text("Americas", "Amériques")),
        Term("caribbean", Text("Caribbean", "Caraïbes"), "americas"),
        Term("asia", Text("Asia", "Asie")),
        Term("middle_east", Text("Middle East", "Moyen-Orient")),
        Term("europe", Text("Europe", "Europe")),
        Term("oceania", Text("Oceania", "Océanie")),
        Term("national_or_diaspora", Text("One country or its diaspora", "Un pays ou sa diaspora")),
    ),
)

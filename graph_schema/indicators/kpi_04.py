"""KPI 4: complementarity projects per situation."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=4,
    goal=2,
    wording=Text(
        "Number of external initiatives or projects towards enhancing efforts by others to fight impunity (contributions to investigations/prosecutions by others; establishment of external partnerships and working arrangements; complementarity programmes)",
        "Nombre d’initiatives ou de projets extérieurs visant à renforcer l’action d’autres acteurs dans la lutte contre l’impunité (contributions aux enquêtes ou aux poursuites menées par d’autres ; établissement de partenariats extérieurs et d’arrangements de travail ; programmes de complémentarité)",
    ),
    baseline=Text("NEW", "NOUVEAU"),
    targets={
        2023: (
            Target(
                wording=Text("1 such project per situation", "1 projet de ce type par situation"),
                number=1,
            ),
        )
    },
    unit=Text("projects per situation", "projets par situation"),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 4", "Plan stratégique 2023-2025, annexe 1, ICP 4"
    ),
    computed=True,
    counting_rule=Text(
        "The unit is the project of the Office: a contribution, a partnership or a programme. It counts in a year for each situation it is about when it is ongoing or completed, has a start date, and has a dated act in that year: its own start or completion, something it rests on that is dated in the year, or a membership or secondment that covers a part of it. Same partner and same object is one project; different partner or object is two. A project about two situations counts in both rows and once in the total. Agreements, teams, road maps, trainings and expert meetings that no project rests on are candidates, beside the figure and never in it. The target applies to situations under examination or investigation, and to those whose investigation stage is concluded; closed examinations are shown without a target (paragraph 40).",
        "L’unité est le projet du Bureau : une contribution, un partenariat ou un programme. Il compte, pour chaque situation qu’il concerne, l’année où il est en cours ou achevé, a une date de début et comporte un acte daté : son commencement ou son achèvement, un élément daté de l’année sur lequel il repose, ou une participation ou un détachement qui en couvre une partie. Même partenaire et même objet : un seul projet ; partenaire ou objet différent : deux. Un projet relatif à deux situations compte dans les deux lignes et une fois dans le total. Les accords, équipes, feuilles de route, formations et réunions d’experts sur lesquels aucun projet ne repose sont des candidats, présentés à côté du chiffre sans jamais y entrer. La cible vaut pour les situations faisant l’objet d’un examen ou d’une enquête et pour celles dont la phase d’enquête est achevée ; les examens clos sont présentés sans cible (paragraphe 40).",
    ),
    drill_down=Text(
        "Per situation and kind: the projects counted, those looked at and left out with the reason, and the candidates.",
        "Par situation et par nature : les projets comptés, ceux examinés et non comptés avec le motif, et les candidats.",
    ),
)

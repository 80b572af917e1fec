"""KPI 3: requests for assistance and the answers to them."""

from graph_schema.indicators.indicator import Indicator, Target
from graph_schema.text import Text

INDICATOR = Indicator(
    number=3,
    goal=2,
    wording=Text(
        "Ratio of incoming Requests for Assistance (RFA) and Office's response capacity (including average response time)",
        "Rapport entre les demandes d’assistance entrantes et la capacité de réponse du Bureau (y compris le délai moyen de réponse)",
    ),
    baseline=Text(
        "2022 incoming requests and 2022 average response time",
        "Demandes entrantes de 2022 et délai moyen de réponse de 2022",
    ),
    targets={
        2023: (
            Target(
                wording=Text(
                    "At least 8 national authorities have received and used information provided by the OTP in domestic proceedings",
                    "Au moins 8 autorités nationales ont reçu et utilisé des informations communiquées par le Bureau dans des procédures nationales",
                ),
                number=8,
            ),
            Target(
                wording=Text(
                    "All RFAs receive an initial substantive response within 2 months",
                    "Toutes les demandes d’assistance reçoivent une première réponse sur le fond dans un délai de 2 mois",
                ),
                number=None,
            ),
        )
    },
    unit=Text(
        "national authorities; requests and days", "autorités nationales ; demandes et jours"
    ),
    source=Text(
        "Strategic Plan 2023-2025, annex 1, KPI 3", "Plan stratégique 2023-2025, annexe 1, ICP 3"
    ),
    computed=True,
    counting_rule=Text(
        "Incoming requests are counted by the day of the Office’s own receipt. An initial substantive response is assistance given, even in part, a reasoned refusal, “nothing held” or a named legal bar; an acknowledgement or a question for clarification is none. It is due two calendar months after receipt: the same day number, or the month’s last day where it has none; on the due date is on time. The clock never pauses. Received and used: distinct end users (authorities, or hybrid courts created by national law) that used information given by the Office in a domestic proceeding, by year of use; a withdrawn confirmation counts no more. Outgoing requests are reported apart and have no target.",
        "Les demandes entrantes sont comptées au jour de leur réception par le Bureau. Constitue une première réponse sur le fond l’assistance fournie, même en partie, le refus motivé, l’absence d’élément détenu ou l’obstacle juridique indiqué ; ni l’accusé de réception ni la demande de précisions n’en sont une. Elle est due deux mois civils après la réception : au même quantième, ou le dernier jour du mois à défaut ; le jour de l’échéance est dans les délais. Le délai n’est jamais suspendu. Reçues et utilisées : utilisateurs finaux distincts (autorités, ou juridictions hybrides créées par le droit national) ayant utilisé dans une procédure nationale des informations communiquées par le Bureau, par année d’utilisation ; une confirmation retirée ne compte plus. Les demandes sortantes sont présentées à part, sans cible.",
    ),
    drill_down=Text(
        "The requests of the year with their due dates and answers; the uses counted, and those left out with the reason.",
        "Les demandes de l’année avec leurs échéances et réponses ; les utilisations comptées, et celles qui ne le sont pas, avec le motif.",
    ),
)

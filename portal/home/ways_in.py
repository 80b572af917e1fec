"""What each person comes for: the sections that they may open, each with what it is good for."""

from __future__ import annotations

from dataclasses import dataclass

from graph_schema.text import Text
from portal.guard import opens


@dataclass(frozen=True)
class WayIn:
    """A section as the home page offers it."""

    href: str
    icon: str
    title: Text
    text: Text


WAYS_IN = (
    WayIn(
        "/situations",
        "globe2",
        Text("Situations", "Situations"),
        Text(
            "Everything the hub holds about a situation, on one page with its timeline.",
            "Tout ce que le hub sait d’une situation, sur une page, avec sa chronologie.",
        ),
    ),
    WayIn(
        "/proceedings",
        "bank",
        Text("Domestic proceedings", "Procédures nationales"),
        Text(
            "Who investigates and prosecutes what, where, and how far it has come.",
            "Qui enquête et poursuit, sur quoi, où, et à quel stade.",
        ),
    ),
    WayIn(
        "/verification",
        "patch-check",
        Text("Verification", "Vérification"),
        Text(
            "What waits for review, what was verified long ago, rests on one source or contradicts itself.",
            "Ce qui attend un examen, ce qui a été vérifié il y a longtemps, repose sur une seule source ou se contredit.",
        ),
    ),
    WayIn(
        "/corrections",
        "pencil-square",
        Text("Corrections", "Corrections"),
        Text(
            "What practitioners propose for proceedings of their own State, and what came of it.",
            "Ce que des praticiens proposent pour les procédures de leur propre État, et la suite donnée.",
        ),
    ),
    WayIn(
        "/states",
        "flag",
        Text("States", "États"),
        Text(
            "Status under the Statute, law, channels and everything that links a State to the Office.",
            "Statut au regard du Statut de Rome, droit, voies de transmission et tout ce qui lie un État au Bureau.",
        ),
    ),
    WayIn(
        "/requests",
        "envelope-paper",
        Text("Requests for assistance", "Demandes d’assistance"),
        Text(
            "What was asked, by whom, and by when an answer is due.",
            "Ce qui a été demandé, par qui, et à quelle date une réponse est attendue.",
        ),
    ),
    WayIn(
        "/requests/outgoing",
        "send",
        Text("Requests of the Office", "Demandes du Bureau"),
        Text(
            "Drafts and who reviews them, what was issued to States and what they answered.",
            "Projets et leurs relecteurs, demandes émises aux États et leurs réponses.",
        ),
    ),
    WayIn(
        "/contacts",
        "person-lines-fill",
        Text("Contacts", "Contacts"),
        Text(
            "Who to reach on a situation, a topic or in a State; and asking the Office informally.",
            "Qui joindre sur une situation, un sujet ou dans un État ; et interroger le Bureau de façon informelle.",
        ),
    ),
    WayIn(
        "/requests/desk",
        "inbox",
        Text("Request desk", "Guichet des demandes"),
        Text(
            "Incoming requests by the days that are left, and who reviews which.",
            "Les demandes entrantes selon les jours restants, et qui relit quoi.",
        ),
    ),
    WayIn(
        "/requests/mine",
        "send",
        Text("Your requests to the Office", "Vos demandes au Bureau"),
        Text(
            "Prepare one with a checklist, hand it in, and see when its answer is due.",
            "Préparez-en une à l’aide d’une liste de contrôle, déposez-la et suivez son échéance.",
        ),
    ),
    WayIn(
        "/duplicates",
        "files",
        Text("Likely duplicates", "Doublons probables"),
        Text(
            "Proceedings that may be one, to compare, relate, tell apart or merge.",
            "Procédures qui n’en font peut-être qu’une : à comparer, lier, distinguer ou fusionner.",
        ),
    ),
    WayIn(
        "/practice",
        "journal-text",
        Text("Shared practice", "Pratiques partagées"),
        Text(
            "Notes, guidelines and templates by topic, written by practitioners.",
            "Notes, lignes directrices et modèles par thème, rédigés par des praticiens.",
        ),
    ),
    WayIn(
        "/projects",
        "diagram-3",
        Text("Complementarity projects", "Projets de complémentarité"),
        Text(
            "What the Office does to help others fight impunity.",
            "Ce que fait le Bureau pour aider autrui à lutter contre l’impunité.",
        ),
    ),
    WayIn(
        "/kpis",
        "bar-chart-line",
        Text("Indicators", "Indicateurs"),
        Text(
            "The twenty indicators of the strategic plan; every figure opens to its records.",
            "Les vingt indicateurs du plan stratégique ; chaque chiffre s’ouvre sur ses fiches.",
        ),
    ),
    WayIn(
        "/admin/people",
        "people",
        Text("People and roles", "Personnes et rôles"),
        Text("Invite, confirm and review accounts.", "Inviter, confirmer et revoir les comptes."),
    ),
)
"""The sections in the order of the page; only those that open to the person are shown."""


def ways_in() -> list[WayIn]:
    """The sections that the person may open."""
    return [way for way in WAYS_IN if opens(way.href)]

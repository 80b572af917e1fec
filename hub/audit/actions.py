"""What the audit trail can say that somebody did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_schema.text import Text
from hub.errors import UndeclaredAction


@dataclass(frozen=True, slots=True)
class AuditAction:
    """One kind of event. A `deferred` one may be written up to a second after it happened."""

    name: str
    label: Text
    deferred: bool = False


def _by_name(actions: Iterable[AuditAction]) -> dict[str, AuditAction]:
    return {action.name: action for action in actions}


ACTIONS: Mapping[str, AuditAction] = _by_name(
    (
        # records
        AuditAction("create", Text("Record created", "Fiche créée")),
        AuditAction("edit", Text("Record edited", "Fiche modifiée")),
        AuditAction("retire", Text("Record retired", "Fiche retirée")),
        AuditAction("restore", Text("Record restored", "Fiche rétablie")),
        AuditAction("propose", Text("Proposal made", "Proposition faite")),
        AuditAction("accept_proposal", Text("Proposal accepted", "Proposition acceptée")),
        AuditAction("reject_proposal", Text("Proposal rejected", "Proposition rejetée")),
        AuditAction("seal", Text("Value sealed", "Valeur mise sous scellés")),
        AuditAction(
            "decide_twins", Text("Likely duplicates decided on", "Doublons probables tranchés")
        ),
        AuditAction("merge", Text("Records merged", "Fiches fusionnées")),
        AuditAction("verify", Text("Proceeding verified", "Procédure vérifiée")),
        AuditAction(
            "send_back",
            Text("Proceeding sent back to its author", "Procédure renvoyée à son auteur"),
        ),
        AuditAction("assign_review", Text("Review assigned", "Examen confié")),
        AuditAction("propose_correction", Text("Correction proposed", "Correction proposée")),
        AuditAction("accept_correction", Text("Correction accepted", "Correction acceptée")),
        AuditAction(
            "amend_correction",
            Text("Correction amended and written", "Correction reprise avec modifications"),
        ),
        AuditAction("reject_correction", Text("Correction rejected", "Correction rejetée")),
        AuditAction("withdraw_correction", Text("Correction withdrawn", "Correction retirée")),
        AuditAction("record_use", Text("Use recorded", "Utilisation consignée")),
        AuditAction("confirm_use", Text("Use confirmed", "Utilisation confirmée")),
        AuditAction(
            "withdraw_use",
            Text("Confirmation of a use withdrawn", "Confirmation d’une utilisation retirée"),
        ),
        AuditAction("decide_gates", Text("Gates decided", "Conditions préalables tranchées")),
        # requests to the Office
        AuditAction("request_hand_in", Text("Request handed in", "Demande déposée")),
        AuditAction("request_receive", Text("Receipt recorded", "Réception consignée")),
        AuditAction("request_acknowledge", Text("Receipt acknowledged", "Réception accusée")),
        AuditAction("request_ask", Text("Clarification asked for", "Précisions demandées")),
        AuditAction("request_clarify", Text("Clarification given", "Précisions fournies")),
        AuditAction("request_assign", Text("Review assigned", "Relecture confiée")),
        AuditAction("request_end_review", Text("Review ended", "Relecture achevée")),
        AuditAction("request_answer", Text("Answer recorded", "Réponse consignée")),
        AuditAction("request_close", Text("Request closed", "Demande close")),
        AuditAction("request_withdraw", Text("Request withdrawn", "Demande retirée")),
        # requests of the Office
        AuditAction(
            "outgoing_review", Text("Request sent to review", "Demande envoyée en relecture")
        ),
        AuditAction("outgoing_clear", Text("Request cleared", "Demande approuvée")),
        AuditAction(
            "outgoing_return",
            Text("Request returned with remarks", "Demande renvoyée avec observations"),
        ),
        AuditAction(
            "outgoing_take_over", Text("Review of a request taken over", "Relecture reprise")
        ),
        AuditAction("outgoing_issue", Text("Request issued", "Demande émise")),
        AuditAction(
            "outgoing_acknowledged",
            Text("Acknowledgement of a request noted", "Accusé de réception consigné"),
        ),
        AuditAction("outgoing_reminder", Text("Reminder noted", "Rappel consigné")),
        AuditAction("outgoing_response", Text("Response noted", "Réponse consignée")),
        AuditAction("outgoing_difficulty", Text("Difficulty noted", "Difficulté consignée")),
        AuditAction("outgoing_close", Text("Request closed", "Demande close")),
        AuditAction("outgoing_withdraw", Text("Request withdrawn", "Demande retirée")),
        AuditAction("ask_informally", Text("Informal question asked", "Question informelle posée")),
        AuditAction(
            "answer_informally", Text("Informal question answered", "Question informelle répondue")
        ),
        AuditAction("import", Text("File imported", "Fichier importé")),
        AuditAction("undo", Text("Import undone", "Importation annulée")),
        AuditAction("seed", Text("Starter data loaded", "Données de départ chargées")),
        AuditAction("remove_examples", Text("Examples removed", "Exemples supprimés")),
        # reading
        AuditAction("read", Text("Record read", "Fiche consultée"), deferred=True),
        AuditAction("list", Text("List read", "Liste consultée"), deferred=True),
        AuditAction("search", Text("Search", "Recherche"), deferred=True),
        AuditAction("history", Text("History read", "Historique consulté"), deferred=True),
        AuditAction("figures", Text("Figures read", "Chiffres consultés"), deferred=True),
        AuditAction("export", Text("Export", "Exportation")),
        AuditAction("denied", Text("Access denied", "Accès refusé")),
        # people
        AuditAction("sign_in", Text("Sign-in", "Connexion")),
        AuditAction("sign_in_refused", Text("Sign-in refused", "Connexion refusée")),
        AuditAction("sign_out", Text("Sign-out", "Déconnexion")),
        AuditAction("sign_out_everywhere", Text("Sign-out everywhere", "Déconnexion générale")),
        AuditAction("session_revoked", Text("Session revoked", "Session révoquée")),
        AuditAction("token_made", Text("Access token made", "Jeton d’accès créé")),
        AuditAction("token_revoked", Text("Access token revoked", "Jeton d’accès révoqué")),
        AuditAction("invite", Text("Invitation sent", "Invitation envoyée")),
        AuditAction("accept_invite", Text("Invitation accepted", "Invitation acceptée")),
        AuditAction("account_added", Text("Account added", "Compte ajouté")),
        AuditAction(
            "account_changed", Text("Account details changed", "Données du compte modifiées")
        ),
        AuditAction("account_disabled", Text("Account disabled", "Compte désactivé")),
        AuditAction("account_enabled", Text("Account enabled", "Compte réactivé")),
        AuditAction("password_changed", Text("Password changed", "Mot de passe modifié")),
        AuditAction("role_change_proposed", Text("Role proposed", "Rôle proposé")),
        AuditAction("role_change", Text("Role changed", "Rôle modifié")),
        AuditAction("role_change_refused", Text("Role refused", "Rôle refusé")),
        AuditAction("group_change", Text("Group changed", "Groupe modifié")),
        # the hub itself
        AuditAction("audit_read", Text("Audit trail read", "Piste d’audit consultée")),
        AuditAction("audit_verify", Text("Audit trail verified", "Piste d’audit vérifiée")),
        AuditAction(
            "mail_given_up",
            Text("Mail given up after many tries", "Courriel abandonné après plusieurs essais"),
        ),
        AuditAction("migrate", Text("Database migrated", "Base de données migrée")),
        AuditAction("backup", Text("Backup made", "Sauvegarde effectuée")),
    )
)
"""Every action by name, in the order in which a filter offers them."""


def action(name: str) -> AuditAction:
    """The declared action; raises `UndeclaredAction` for a name that is not."""
    if name not in ACTIONS:
        raise UndeclaredAction(action=name)
    return ACTIONS[name]

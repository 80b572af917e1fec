"""The errors that people see; the portal and the command line turn each into one page or one line."""
# ruff: noqa: N818 - an error is named for what happened, as people say it

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from graph_schema.text import Text

if TYPE_CHECKING:
    from hub.records.validation import FieldError


class HubError(Exception):
    """An error with words for the person who meets it, in every language of the hub.

    A subclass declares `text`; what stands in its braces is given when it is raised:
    `raise ConfigurationError(setting="HUB_TIMEZONE", expected=Text(…))`.
    """

    text: ClassVar[Text]

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.say())

    def say(self, language: str = "en") -> str:
        """The message in `language`."""
        return self.text.say(language, **self.values)


class ConfigurationError(HubError):
    """A setting is missing; `setting` is its name, `expected` (a `Text`) what to set it to."""

    text = Text("Set {setting} to {expected}", "Donnez à {setting} {expected}")


class SenselessSetting(ConfigurationError):
    """A setting has a value that it cannot have; `given` repeats it (never that of a secret)."""

    text = Text(
        "Set {setting} to {expected}; it is “{given}”",
        "Donnez à {setting} {expected} ; sa valeur est « {given} »",
    )


class DatabaseUnavailable(HubError):
    """The graph does not answer now; the portal says so with a 503 page, and recovers by itself.

    `reason` is a `Text` for the administrator; nothing in it is secret.
    """

    text = Text(
        "The database cannot be reached just now: {reason}",
        "La base de données est momentanément inaccessible : {reason}",
    )


class DatabaseBusy(DatabaseUnavailable):
    """Others kept changing the same records for longer than a writer waits; nothing was written."""

    text = Text(
        "Others are changing the same records just now; nothing was saved, please try again",
        "D’autres personnes modifient ces mêmes fiches en ce moment ; rien n’a été enregistré,"
        " veuillez réessayer",
    )


class OutcomeUnknown(DatabaseUnavailable):
    """The connection broke while a write was committed: it may have been saved, or not."""

    text = Text(
        "The connection to the database was lost at the moment of saving; look whether the change is"
        " there before you make it again",
        "La connexion à la base de données a été perdue au moment de l’enregistrement ; vérifiez si la"
        " modification y figure avant de la refaire",
    )


class AlreadyExists(HubError):
    """A value that must be unique is taken: an id, a user name."""

    text = Text(
        "Another record already has this identifier or another value that must be unique",
        "Une autre fiche porte déjà cet identifiant ou une autre valeur qui doit être unique",
    )


class EngineStartFailed(HubError):
    """The embedded engine did not come up; `reason` says why, `data_dir` where, with its log."""

    text = Text(
        "The embedded graph engine did not start in {data_dir}: {reason}",
        "Le moteur de graphe embarqué n’a pas démarré dans {data_dir} : {reason}",
    )


class DataDirectoryInUse(HubError):
    """A portal already runs on this data directory, and a second one was not told to join it."""

    text = Text(
        "Another portal is already running on {data_dir}; stop it, choose another HUB_DATA_DIR,"
        " or tell this one to join it",
        "Un autre portail fonctionne déjà sur {data_dir} ; arrêtez-le, choisissez un autre"
        " HUB_DATA_DIR, ou demandez à celui-ci de le rejoindre",
    )


class EmbeddedEngineMissing(HubError):
    """This machine has no embedded engine: not installed, or there is none for its platform."""

    text = Text(
        "There is no embedded graph engine here (install complementarity-hub[embedded], on Linux or"
        " macOS): set HUB_GRAPH_URI to the address of a Neo4j database instead",
        "Aucun moteur de graphe embarqué n’est disponible ici (installez"
        " complementarity-hub[embedded], sous Linux ou macOS) : définissez plutôt HUB_GRAPH_URI avec"
        " l’adresse d’une base Neo4j",
    )


class UndeclaredAction(LookupError):
    """A programming error: an action name that `hub.access.ACTIONS` does not know."""

    def __init__(self, action: str) -> None:
        super().__init__(f"the action “{action}” is not declared")


class NotFound(HubError):
    """There is no such record, or not for this person: both answer alike."""

    text = Text(
        "There is no such page, or not for you", "Cette page n’existe pas, ou pas pour vous"
    )


class NotAllowed(HubError):
    """The person's roles do not include this action."""

    text = Text("You may not do this", "Vous n’êtes pas autorisé à faire cela")


class Invalid(HubError):
    """Some values are wrong; `errors` has one sentence each, at its field (`FieldError`)."""

    text = Text("Some values need another look", "Certaines valeurs sont à revoir")

    def __init__(self, errors: Sequence[FieldError]) -> None:
        super().__init__()
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return "; ".join(f"{error.column}: {error.say()}" for error in self.errors)


class Conflict(HubError):
    """Somebody else changed the record meanwhile; `record_id`, `carried` is the version the form had,
    `current` the one that stands. Nothing was written."""

    text = Text(
        "Somebody else has changed “{record_id}” meanwhile (your version {carried}, now {current})",
        "Quelqu’un d’autre a modifié « {record_id} » entre-temps (votre version : {carried}, version actuelle : {current})",
    )


class Retired(HubError):
    """The record has been retired and cannot be changed until it is restored."""

    text = Text("This record has been retired", "Cette fiche a été retirée")


class MovedTo(HubError):
    """The record was merged into another one, which the person sees too: `type` and `id` name it."""

    text = Text(
        "This record was merged into “{id}”; what it held is there",
        "Cette fiche a été fusionnée dans « {id} » ; son contenu s’y trouve",
    )


class MergedAway(HubError):
    """A record that was merged into another cannot be restored."""

    text = Text(
        "This record was merged into another one and cannot be restored; correct the other one instead",
        "Cette fiche a été fusionnée dans une autre et ne peut être rétablie ; corrigez plutôt l’autre",
    )


class ReasonNeeded(HubError):
    """The action needs a reason in words."""

    text = Text("Say why", "Indiquez pourquoi")


class SecondPersonNeeded(HubError):
    """The person who proposed it cannot confirm it."""

    text = Text(
        "Another person has to confirm what you proposed",
        "Une autre personne doit confirmer ce que vous avez proposé",
    )


class NotMigrated(HubError):
    """The database lacks constraints or indexes that are declared; `number` of them."""

    text = Text(
        "The database is not ready ({number} constraints and indexes are missing): run hub migrate",
        "La base n’est pas prête ({number} contraintes et index manquent) : lancez hub migrate",
    )

"""The people of the tests: one per role, a second practitioner, one lent by a State, and nobody."""

from __future__ import annotations

from hub.access import NOBODY, Principal

LTU = Principal(
    "per-ltu", roles=frozenset({"practitioner"}), authority_id="auth-ltu-ps", state_id="ltu"
)
FRA = Principal(
    "per-fra", roles=frozenset({"practitioner"}), authority_id="auth-fra-pnat", state_id="fra"
)
MAPPING = Principal("per-map", roles=frozenset({"mapping"}))
LIAISON = Principal("per-cso", roles=frozenset({"cso_liaison"}))
COOPERATION = Principal("per-coop", roles=frozenset({"cooperation"}))
COOPERATION_2 = Principal("per-coop2", roles=frozenset({"cooperation"}))
MANAGER = Principal("per-man", roles=frozenset({"manager"}))
ADMIN = Principal("per-adm", roles=frozenset({"admin"}))
LENT_BY_FRANCE = Principal("per-lent", roles=frozenset({"mapping"}), seconded_by="fra")
IN_VIGILANCE = Principal("per-vig", roles=frozenset({"mapping"}), groups=frozenset({"vigilance"}))

OPERATOR = Principal(
    "hub", operates=True, extra_keys=frozenset({"office", "community", "public", "group:vigilance"})
)
"""The hub's own commands, for records with readable ids that few may read; no person."""

EVERYBODY = {
    "ltu": LTU, "fra": FRA, "mapping": MAPPING, "liaison": LIAISON, "cooperation": COOPERATION,
    "manager": MANAGER, "admin": ADMIN, "lent": LENT_BY_FRANCE, "vigilance": IN_VIGILANCE, "nobody": NOBODY,
}  # fmt: skip

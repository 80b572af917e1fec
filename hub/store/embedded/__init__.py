"""The embedded graph engine: one Java process for each data directory, shared by the hub's processes."""

from hub.store.embedded.address import EngineAddress
from hub.store.embedded.lease import EngineLease, join_or_start

__all__ = ["EngineAddress", "EngineLease", "join_or_start"]

"""Which graph the settings mean, and the connection to it."""

from __future__ import annotations

from hub.config import Settings
from hub.errors import EmbeddedEngineMissing
from hub.store.driver import Database


def open_database(settings: Settings, *, exclusive: bool = False) -> Database:
    """The database of `HUB_GRAPH_URI`, or without one the embedded engine, joined or started.

    `exclusive` is for a portal that will not share its data directory with a second one. Closing the
    database gives the lease back. Call it in every process, after a fork. Raises what
    `join_or_start` raises; a server that does not answer shows at the first read.
    """
    if settings.graph_uri is not None:
        return Database.connect(
            settings.graph_uri,
            settings.graph_user,
            settings.graph_password or "",
            settings.graph_database,
        )
    try:
        from hub.store.embedded import join_or_start  # noqa: PLC0415 - an extra, absent in production
    except ImportError as error:
        raise EmbeddedEngineMissing from error
    lease = join_or_start(
        settings.data_dir,
        exclusive=exclusive,
        memory=settings.embedded_memory,
        bolt_port=settings.embedded_port,
    )
    return Database.connect(
        lease.address.uri,
        lease.address.user,
        lease.address.password,
        lease.address.database,
        http_uri=lease.address.http_uri,
        revive=lease.ensure_running,
        on_close=lease.leave,
    )

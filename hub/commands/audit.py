"""`hub audit verify`: prove that nobody altered, removed, reordered or cut off the audit trail."""

from __future__ import annotations

from pathlib import Path

import click

from hub.audit.key import anchor_path, audit_key
from hub.audit.verify import verify
from hub.commands.opening import data_dir_option, opened
from hub.commands.progress import progress_on


@click.group("audit")
def command() -> None:
    """The audit trail: who read, changed, exported, was refused."""


@command.command("verify")
@data_dir_option
@click.pass_context
def verify_command(context: click.Context, data_dir: Path | None) -> None:
    """Walk the whole trail and say what is wrong with it; exits with 1 where something is."""
    with opened(data_dir) as hub, progress_on() as progress:
        hub.trail.seal_now()
        task = progress.add_task("Walking the trail", total=None)
        verdict = verify(
            hub.graph,
            audit_key(hub.settings),
            anchor_path(hub.settings),
            lambda done, total: progress.update(task, completed=done, total=total),
        )
    for finding in verdict.findings:
        click.echo(finding.say())
    if verdict.more:
        click.echo(f"… and {verdict.more} more")
    counted = f"{verdict.events} events in {verdict.lanes} lanes, {verdict.seals} seals, {verdict.unsealed} events not sealed yet"
    click.echo(("The trail is whole: " if verdict.whole else "The trail is NOT whole: ") + counted)
    context.exit(0 if verdict.whole else 1)

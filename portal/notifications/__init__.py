"""What somebody was told: the list, opening one, marking all as seen, and the number at the top of every page."""

from __future__ import annotations

from flask import (
    Blueprint,
    Flask,
    get_template_attribute,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from hub.errors import DatabaseUnavailable
from hub.notifications.notices import MOST, Notice
from portal.components import Cell, Column, Row
from portal.corrections.pages import page_url
from portal.guard import needs, safe_next
from portal.languages import number, say, show_moment
from portal.records.presumption import titles_name_people
from portal.records.section import record_url
from portal.state_names import title_of
from portal.visit import hub, hub_if_open, principal

blueprint = Blueprint("notifications", __name__)


@blueprint.get("/notifications")
@needs("read")
def notifications_page() -> ResponseReturnValue:
    """What one was told, newest first."""
    before = request.args.get("before") or None
    found, following = hub().notices.page(principal(), before=before)
    titles = hub().records.titles(principal(), [one.record_id for one in found])
    return render_template(
        "notifications/list.html",
        columns=[
            Column("text", _("What waits")),
            Column("title", _("About")),
            Column("at", _("When")),
            Column("seen", _("Seen")),
        ],
        rows=[_row(one, title_of(titles[one.record_id]) if one.record_id in titles else None) for one in found],
        presumed=titles_name_people(one.type for one in titles.values()),
        newest=max((one.at for one in found), default=""),
        unseen=any(one.seen_at is None for one in found),
        next=url_for("notifications.notifications_page", before=following) if following else None,
        start=url_for("notifications.notifications_page") if before else None,
    )  # fmt: skip


@blueprint.get("/notifications/<notice_id>")
@needs("read")
def open_notice(notice_id: str) -> ResponseReturnValue:
    """Go to what a notice is about; it has been seen now."""
    return redirect(_place_of(hub().notices.open(principal(), notice_id)), 303)


@blueprint.post("/notifications/<notice_id>/seen")
@needs("read")
def mark_seen(notice_id: str) -> ResponseReturnValue:
    """Mark one notice as seen without opening it."""
    hub().notices.open(principal(), notice_id)
    return redirect(safe_next(url_for("notifications.notifications_page")), 303)


@blueprint.post("/notifications/seen")
@needs("read")
def mark_all_seen() -> ResponseReturnValue:
    """Mark as seen all that was there when the page was shown."""
    hub().notices.all_seen(principal(), request.form.get("until", ""))
    return redirect(url_for("notifications.notifications_page"), 303)


def _place_of(notice: Notice) -> str:
    if notice.kind.leads == "correction" and notice.item_id:
        return page_url(notice.item_id)
    if notice.kind.leads == "note":
        return url_for("contacts.note_page", note_id=notice.record_id)
    kind = hub().records.titles(principal(), [notice.record_id])[notice.record_id].type
    return record_url(kind, notice.record_id)


def _row(notice: Notice, title: str | None) -> Row:
    href = url_for("notifications.open_notice", notice_id=notice.id)
    new = notice.seen_at is None
    badge = get_template_attribute("components/marks.html", "badge")
    marks = [badge(_("New"), "accent")] if new else []
    return Row(
        {
            "text": Cell(say(notice.kind.text), href, marks=marks),
            "title": title,
            "at": show_moment(notice.at),
            "seen": _seen_button(notice) if new else show_moment(notice.seen_at),
        },
        emphasis=None if new else "quiet",
    )


def _seen_button(notice: Notice) -> Markup:
    """The button that marks one notice as seen; its page goes on where it was."""
    button = get_template_attribute("components/page.html", "post_button")
    action = url_for("notifications.mark_seen", notice_id=notice.id)
    drawn: Markup = button(
        _("Mark as seen"), action, "quiet", fields={"next": request.full_path.rstrip("?")}
    )
    return drawn


def waiting_notices() -> str | None:
    """How many notices one has not seen, in words; nothing where there are none or the graph is away."""
    opened = hub_if_open()
    if opened is None or not principal().roles:
        return None
    try:
        found = opened.notices.unseen(principal())
    except DatabaseUnavailable:
        return None
    return (f"{number(MOST)}+" if found > MOST else number(found)) if found else None


def init_app(app: Flask) -> None:
    """Give the frame of every page the number of notices that wait."""
    app.jinja_env.globals["waiting_notices"] = waiting_notices

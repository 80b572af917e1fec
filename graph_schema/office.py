"""The Office of the Prosecutor among the organisations: its own record, by which its part in a team shows."""

OFFICE_ID = "org-icc-otp"
"""The record of the Office itself (a member of joint investigation teams, a host of engagements)."""

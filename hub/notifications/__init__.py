"""Notifications: who is told that something waits for them, in the portal and by mail, and never what it is."""

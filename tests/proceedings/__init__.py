"""Tests of proceedings: the stage that follows from steps, cautions."""

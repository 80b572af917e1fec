"""Tests of information shared, its uses and what is drawn from both."""

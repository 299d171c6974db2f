"""Mentions to entities, claims to facts, stories to groups of near-duplicates; every decision is a row and can be undone."""

"""Prose, by sentence: who took which step, in which network, when, and how surely; and what was promised."""

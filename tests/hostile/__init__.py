"""Hostile input: every reader fed with what is broken, huge, deep or false, by generators that a seed determines.

`readers` says what is fed to which reader and what must hold, `campaign` counts, ``python -m tests.hostile`` runs it
for as long as one likes, ``python -m tests.hostile.guided`` lets atheris find its way by coverage.
"""

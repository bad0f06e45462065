"""Dates a report that has lost its date: evidence in its text, each with its reason, and what all of it allows.

Each file finds one sort of evidence; ``solve`` puts them together, ``reasons`` says which of it decided.
"""

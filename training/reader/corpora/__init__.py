"""Readers of the corpora: each gives documents of one corpus, after the licence rules in training/reader/README.md."""

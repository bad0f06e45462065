"""Takes public corpora and the MiniLM-L6 sentence encoder; gives the compact multi-task encoder that reads a report."""

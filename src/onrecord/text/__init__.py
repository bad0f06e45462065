"""Takes text and gives facts about text alone: folded forms, offsets, likeness. No knowledge of news."""

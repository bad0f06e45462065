-- Events of every kind: the words that name who did it and to whom, by what means, contexts, and what they are told under.

CREATE TABLE spans_2 (
  -- Every extracted span with its exact words, whatever it stands for.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  layer TEXT NOT NULL, -- What it is: content, cue, source and said-when belong to attributions; those that begin with event, and trigger, to event mentions.
  entry INTEGER NOT NULL, -- Position of the entry in its own table.
  part INTEGER NOT NULL, -- Place among the spans of this layer of this entry, from 0.
  start INTEGER NOT NULL, -- Start in the clean text.
  "end" INTEGER NOT NULL, -- End in the clean text.
  words TEXT NOT NULL, -- The words there, exactly.
  PRIMARY KEY (report, layer, entry, part),
  CHECK (layer IN ('dateline', 'mention', 'time', 'content', 'cue', 'source', 'said-when', 'event', 'trigger',
    'event-when', 'event-where', 'event-source', 'event-target', 'event-instrument'))
) STRICT, WITHOUT ROWID;
INSERT INTO spans_2 SELECT * FROM spans;
DROP TABLE spans;
ALTER TABLE spans_2 RENAME TO spans;

CREATE TABLE event_mention_details (
  -- What is told beside type, mode and code of an event mention; no row where nothing is.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  entry INTEGER NOT NULL, -- Position of the event mention.
  contexts TEXT NOT NULL, -- JSON list of PLOVER contexts.
  under TEXT NOT NULL, -- Id of the event mention by which this one is promised, threatened, refused or called for; '' for none.
  PRIMARY KEY (report, entry)
) STRICT, WITHOUT ROWID;

-- What a report tells beside who did what to whom: the particulars of events and attributions, and those of their own.
-- And of stories: which go on from earlier ones.

CREATE TABLE spans_4 (
  -- Every extracted span with its exact words, whatever it stands for.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  layer TEXT NOT NULL, -- What it is: content, cue, source and said-when belong to attributions; those that begin with event, and trigger, to event mentions; those that begin with particular to particulars.
  entry INTEGER NOT NULL, -- Position of the entry in its own table.
  part INTEGER NOT NULL, -- Place among the spans of this layer of this entry, from 0.
  start INTEGER NOT NULL, -- Start in the clean text.
  "end" INTEGER NOT NULL, -- End in the clean text.
  words TEXT NOT NULL, -- The words there, exactly.
  PRIMARY KEY (report, layer, entry, part),
  CHECK (layer IN ('dateline', 'mention', 'time', 'content', 'cue', 'source', 'said-when', 'event', 'trigger',
    'event-when', 'event-where', 'event-source', 'event-target', 'event-instrument', 'particular', 'particular-when'))
) STRICT, WITHOUT ROWID;
INSERT INTO spans_4 SELECT * FROM spans;
DROP TABLE spans;
ALTER TABLE spans_4 RENAME TO spans;

CREATE TABLE particulars (
  -- One thing told of an event mention, of an attribution or of another particular, or on its own. Its words are in spans, layer particular.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the text, from 0.
  id TEXT NOT NULL, -- Made from the report and the words.
  about TEXT NOT NULL, -- Id of the event mention, attribution or other particular of this report that it belongs to; '' for none.
  field TEXT NOT NULL, -- What it tells.
  value TEXT NOT NULL, -- Its normal form; '' where the words say it all.
  status TEXT NOT NULL, -- happened, planned, conditional, called-for, denied or unknown.
  when_from TEXT NULL, -- First day or instant.
  when_to TEXT NULL, -- Last day or instant.
  when_precision TEXT NULL, -- NULL where nothing says when.
  when_anchor TEXT NULL, -- What the time was counted from.
  when_rule TEXT NULL, -- What joined the time to it.
  because TEXT NOT NULL, -- JSON list: why it was read so.
  rule INTEGER NOT NULL REFERENCES rules (number), -- What made this entry.
  score REAL NOT NULL, -- How sure it was, from 0 to 1.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE particular_actors (
  -- Whom the words of a particular name.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  entry INTEGER NOT NULL, -- Position of the particular.
  role TEXT NOT NULL CHECK (role = 'named'), -- Always named.
  position INTEGER NOT NULL, -- Place among them, from 0.
  actor INTEGER NOT NULL REFERENCES actors (number), -- The actor.
  PRIMARY KEY (report, entry, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX particular_actors_actor ON particular_actors (actor);

CREATE TABLE threads (
  -- Stories that go on from earlier ones, each with the words of the later story that say so.
  story INTEGER NOT NULL REFERENCES stories (number), -- The later story.
  earlier INTEGER NOT NULL REFERENCES stories (number), -- The earlier story.
  reason TEXT NOT NULL, -- looks-back, came-about or told-again: it tells of the earlier one, what was planned there has happened, or both tell one event.
  event INTEGER NOT NULL REFERENCES events (number), -- The event that it tells of.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report of the later story that tells of it.
  start INTEGER NOT NULL, -- Start of the words in its clean text.
  "end" INTEGER NOT NULL, -- End of the words.
  words TEXT NOT NULL, -- The words there, exactly.
  because TEXT NOT NULL, -- JSON list: why the two stories belong together.
  PRIMARY KEY (story, earlier)
) STRICT, WITHOUT ROWID;
CREATE INDEX threads_earlier ON threads (earlier);

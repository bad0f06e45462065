-- Format 1 of the record. The comments inside each table are its documentation: docs/reference/record.md is made of them.
-- A column without DEFAULT or NULL must be given. '' means that a report or a reader said nothing.

CREATE TABLE reports (
  -- Published articles. A report found in several places is here once, as read from one of its sightings.
  number INTEGER PRIMARY KEY, -- Row number, private to this file.
  id TEXT NOT NULL UNIQUE, -- Made from outlet, day of publication and text.
  given_id TEXT NOT NULL, -- The caller's own id of the sighting that was read.
  source TEXT NOT NULL, -- Path or address that was read.
  sha256 TEXT NOT NULL, -- SHA-256 of the bytes that were read.
  url TEXT NOT NULL, -- Canonical address, where known.
  outlet TEXT NOT NULL, -- Who published it.
  title TEXT NOT NULL, -- Headline.
  byline TEXT NOT NULL, -- Who wrote it, as printed.
  contributor TEXT NOT NULL, -- Who else contributed, as printed.
  agency TEXT NOT NULL, -- The news agency whose words these are, where named.
  language TEXT NOT NULL, -- BCP 47 code, '' where unknown.
  dateline_text TEXT NULL, -- Dateline as printed; NULL where there is none.
  dateline_place TEXT NULL, -- Its place.
  dateline_date TEXT NULL, -- Its date, as printed.
  dateline_agency TEXT NULL, -- Its agency.
  published_from TEXT NULL, -- First day or instant of the interval of publication (ISO 8601).
  published_to TEXT NULL, -- Last day or instant of that interval.
  published_precision TEXT NOT NULL, -- How exact the interval is.
  published_basis TEXT NOT NULL, -- given, inferred or unknown.
  published_because TEXT NOT NULL, -- JSON list: what the time was read from, in plain words.
  modified_from TEXT NULL, -- The same of the last change, where one is declared.
  modified_to TEXT NULL, -- Last day or instant of that interval.
  modified_precision TEXT NULL, -- NULL where no change is declared.
  modified_basis TEXT NULL, -- given, inferred or unknown.
  modified_because TEXT NULL, -- JSON list: what it was read from.
  text TEXT NOT NULL, -- Clean text. All offsets count its code points from 0.
  length INTEGER NOT NULL, -- Code points of the text.
  text_sha256 TEXT NOT NULL, -- SHA-256 of the text in UTF-8 (lone surrogates as three bytes each).
  corrections TEXT NOT NULL, -- JSON list of correction notes.
  cut INTEGER NOT NULL CHECK (cut IN (0, 1)), -- 1 when a paywall cut the text off.
  page TEXT NULL REFERENCES pages (sha256), -- The page that the text was read from; NULL where pages are not kept.
  reader TEXT NOT NULL, -- The reader, with the version of each of its steps.
  digests TEXT NOT NULL -- JSON object: for each table, the first 64 bits of SHA-256 over this report's rows.
) STRICT;
CREATE INDEX reports_url ON reports (url) WHERE url <> '';

CREATE TABLE sightings (
  -- The places where reports were found. One report may have many.
  source TEXT NOT NULL, -- Path or address; ! leads into a container, # to a part of a stream.
  sha256 TEXT NOT NULL, -- SHA-256 of the bytes as they arrived.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report found there.
  kept INTEGER NOT NULL CHECK (kept IN (0, 1)), -- 1 for the one sighting that the stored reading was made from.
  reader TEXT NOT NULL, -- The reader that read it last.
  media TEXT NOT NULL, -- html or text.
  encoding TEXT NOT NULL, -- Encoding that the bytes were decoded from.
  as_is INTEGER NOT NULL CHECK (as_is IN (0, 1)), -- 1 when the content was taken as clean text.
  page TEXT NULL REFERENCES pages (sha256), -- The content as it arrived; NULL where pages are not kept.
  exact INTEGER NOT NULL CHECK (exact IN (0, 1)), -- 1 when the page, encoded again, has the SHA-256 of the bytes.
  given_id TEXT NOT NULL, -- Id that the source declares.
  given_url TEXT NOT NULL, -- Address that the source declares.
  given_outlet TEXT NOT NULL, -- Outlet that the source declares.
  given_title TEXT NOT NULL, -- Headline that the source declares.
  given_byline TEXT NOT NULL, -- Byline that the source declares.
  given_date TEXT NOT NULL, -- Day or instant of publication that the source declares.
  given_modified TEXT NOT NULL, -- Day or instant of the last change that the source declares.
  given_language TEXT NOT NULL, -- Language that the source declares.
  given_agency TEXT NOT NULL, -- Agency that the source declares.
  given_place TEXT NOT NULL, -- Place that the source declares.
  given_declared_by TEXT NOT NULL, -- What carried these declarations: json, feed, ninjs …
  digest TEXT NOT NULL, -- First 64 bits of SHA-256 over the report's id and the other columns but kept.
  PRIMARY KEY (source, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_report ON sightings (report);
CREATE INDEX sightings_sha256 ON sightings (sha256);
CREATE INDEX sightings_given_id ON sightings (given_id) WHERE given_id <> '';
CREATE INDEX sightings_given_url ON sightings (given_url) WHERE given_url <> '';

CREATE TABLE pages (
  -- Pages as they arrived, decoded, each once.
  sha256 TEXT PRIMARY KEY, -- SHA-256 of the page in UTF-8 (lone surrogates as three bytes each).
  body BLOB NOT NULL -- The page in UTF-8, compressed with zlib.
) STRICT;

CREATE TABLE residue (
  -- Text of a page that is not body text, with the reason. Nothing is thrown away.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the list, from 0.
  text TEXT NOT NULL, -- The words set aside.
  reason TEXT NOT NULL, -- Why.
  source_start INTEGER NULL, -- Place in the page, in code points; NULL where unknown.
  source_end INTEGER NULL, -- End of that place.
  rule TEXT NOT NULL, -- The rule or model that set it aside.
  score REAL NOT NULL, -- How sure it was.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE captions (
  -- Captions of pictures.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the list, from 0.
  text TEXT NOT NULL, -- The caption.
  date TEXT NOT NULL, -- The date words in it.
  credit TEXT NOT NULL, -- The credit in it.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE offset_runs (
  -- Stretches of clean text and the stretches of the page they came from.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the list, from 0.
  start INTEGER NOT NULL, -- Start in the clean text.
  "end" INTEGER NOT NULL, -- End in the clean text.
  source_start INTEGER NOT NULL, -- Start in the page.
  source_end INTEGER NOT NULL, -- End in the page.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
  -- Sentences.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the text, from 0.
  start INTEGER NOT NULL, -- Start in the clean text.
  "end" INTEGER NOT NULL, -- End in the clean text.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE spans (
  -- Every extracted span with its exact words, whatever it stands for.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  layer TEXT NOT NULL, -- What it is: content, cue, source and said-when belong to attributions; event, trigger, event-when and event-where to event mentions.
  entry INTEGER NOT NULL, -- Position of the entry in its own table.
  part INTEGER NOT NULL, -- Place among the spans of this layer of this entry, from 0.
  start INTEGER NOT NULL, -- Start in the clean text.
  "end" INTEGER NOT NULL, -- End in the clean text.
  words TEXT NOT NULL, -- The words there, exactly.
  PRIMARY KEY (report, layer, entry, part),
  CHECK (layer IN ('dateline', 'mention', 'time', 'content', 'cue', 'source', 'said-when', 'event', 'trigger',
    'event-when', 'event-where'))
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
  -- People, offices, states, organisations and unnamed sources, one row for each name and type that goes with an id.
  number INTEGER PRIMARY KEY, -- Row number, private to this file.
  id TEXT NOT NULL, -- Wikidata id where known, else made from the name. '' for nobody that can be named.
  name TEXT NOT NULL, -- Name to show.
  type TEXT NOT NULL, -- person, office, state, organisation, group, place, unnamed or unknown.
  UNIQUE (id, name, type)
) STRICT;

CREATE TABLE rules (
  -- Rules and models that made entries.
  number INTEGER PRIMARY KEY, -- Row number, private to this file.
  rule TEXT NOT NULL, -- Its name, room first.
  version TEXT NOT NULL, -- Its version.
  UNIQUE (rule, version)
) STRICT;

CREATE TABLE mentions (
  -- Places that name or refer to an actor. The words are in spans, layer mention.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the text, from 0.
  actor INTEGER NOT NULL REFERENCES actors (number), -- Who is meant.
  kind TEXT NOT NULL, -- name, title, nominal or pronoun.
  title TEXT NOT NULL, -- Office or title standing with the name, as printed.
  rule INTEGER NOT NULL REFERENCES rules (number), -- What made this entry.
  score REAL NOT NULL, -- How sure it was, from 0 to 1.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_actor ON mentions (actor);

CREATE TABLE times (
  -- Words for times, with what they denote. The words are in spans, layer time.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the text, from 0.
  type TEXT NOT NULL, -- TIMEX3 type.
  value TEXT NOT NULL, -- TIMEX3 value.
  "from" TEXT NULL, -- First day or instant (ISO 8601); NULL where open or unknown.
  "to" TEXT NULL, -- Last day or instant.
  precision TEXT NOT NULL, -- How exact the interval is.
  anchor TEXT NOT NULL, -- What it was counted from.
  rule INTEGER NOT NULL REFERENCES rules (number), -- What made this entry.
  score REAL NOT NULL, -- How sure it was, from 0 to 1.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE attributions (
  -- Content that a report gives to a source. The words are in spans, layers content, cue, source and said-when.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the text, from 0.
  id TEXT NOT NULL, -- Made from the report and the content.
  kind TEXT NOT NULL, -- direct, indirect or mixed.
  speech INTEGER NOT NULL CHECK (speech IN (0, 1)), -- 0 for belief and thought.
  when_from TEXT NULL, -- When it was said: first day or instant.
  when_to TEXT NULL, -- Last day or instant.
  when_precision TEXT NULL, -- NULL where nothing says when.
  when_anchor TEXT NULL, -- What the time was counted from.
  when_rule TEXT NULL, -- What joined the time to the words.
  because TEXT NOT NULL, -- JSON list: why these speakers, or why none.
  rule INTEGER NOT NULL REFERENCES rules (number), -- What made this entry.
  score REAL NOT NULL, -- How sure it was, from 0 to 1.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attributions_id ON attributions (id);

CREATE TABLE attribution_actors (
  -- Who spoke, to whom, and through whom.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  entry INTEGER NOT NULL, -- Position of the attribution.
  role TEXT NOT NULL CHECK (role IN ('speaker', 'addressee', 'teller')), -- teller: the chain, nearest the page first.
  position INTEGER NOT NULL, -- Place among those of this role, from 0.
  actor INTEGER NOT NULL REFERENCES actors (number), -- The actor.
  PRIMARY KEY (report, entry, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_actors_actor ON attribution_actors (actor);

CREATE TABLE event_mentions (
  -- One report's telling of one event. The words are in spans, layers event, trigger, event-when and event-where.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the text, from 0.
  id TEXT NOT NULL, -- Made from the report and the words.
  type TEXT NOT NULL, -- PLOVER type.
  mode TEXT NOT NULL, -- PLOVER mode.
  cameo TEXT NOT NULL, -- CAMEO code.
  status TEXT NOT NULL, -- happened, planned, conditional, called-for, denied or unknown.
  when_from TEXT NULL, -- First day or instant.
  when_to TEXT NULL, -- Last day or instant.
  when_precision TEXT NULL, -- NULL where nothing says when.
  when_anchor TEXT NULL, -- What the time was counted from.
  when_rule TEXT NULL, -- What joined the time to the event.
  where_name TEXT NULL, -- Place as printed; NULL where nothing says where.
  where_id TEXT NULL, -- Actor id of the place, '' where unknown.
  because TEXT NOT NULL, -- JSON list: why it was read so.
  rule INTEGER NOT NULL REFERENCES rules (number), -- What made this entry.
  score REAL NOT NULL, -- How sure it was, from 0 to 1.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mentions_id ON event_mentions (id);

CREATE TABLE event_mention_actors (
  -- Who did it, and to or with whom, as one report tells it.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  entry INTEGER NOT NULL, -- Position of the event mention.
  role TEXT NOT NULL CHECK (role IN ('source', 'target')), -- PLOVER role.
  position INTEGER NOT NULL, -- Place among those of this role, from 0.
  actor INTEGER NOT NULL REFERENCES actors (number), -- The actor.
  PRIMARY KEY (report, entry, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mention_actors_actor ON event_mention_actors (actor);

CREATE TABLE issues (
  -- What was read with doubt inside a report.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  position INTEGER NOT NULL, -- Place in the list, from 0.
  layer TEXT NOT NULL CHECK (layer IN ('report', 'reading', 'both')), -- Who lists it: the cleaned report, the reading, or both.
  code TEXT NOT NULL, -- Stable short name.
  message TEXT NOT NULL, -- For people.
  start INTEGER NULL, -- Start in the clean text; NULL where it has no place there.
  "end" INTEGER NULL, -- End in the clean text.
  words TEXT NULL, -- The words there, exactly.
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_asides (
  -- Sources that gave no report, and why.
  source TEXT NOT NULL, -- Path or address.
  code TEXT NOT NULL, -- Stable short name of the reason.
  message TEXT NOT NULL, -- The reason, for people, with the way out.
  build INTEGER NULL REFERENCES builds (number), -- The last build that met it; NULL outside a build.
  PRIMARY KEY (source, code, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE groupings (
  -- The one grouping that is stored: over which reports it was made, and checksums of its tables.
  number INTEGER PRIMARY KEY CHECK (number = 1), -- Always 1.
  reader TEXT NOT NULL, -- The reader whose readings were grouped, and the steps that grouped them, with versions.
  readings TEXT NOT NULL, -- SHA-256 over the ids and digests of those readings.
  digests TEXT NOT NULL -- JSON object: for each table of the grouping, SHA-256 over its rows.
) STRICT;

CREATE TABLE copies (
  -- Reports whose words come from another report.
  report INTEGER NOT NULL REFERENCES reports (number), -- The copy.
  of INTEGER NOT NULL REFERENCES reports (number), -- What it copies.
  kind TEXT NOT NULL, -- exact, near, abridged, extended or part.
  score REAL NOT NULL, -- Share of its words found there.
  because TEXT NOT NULL, -- JSON list: why it is held to be a copy.
  PRIMARY KEY (report, of, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_of ON copies (of);

CREATE TABLE stories (
  -- Reports about the same happening.
  number INTEGER PRIMARY KEY, -- Row number, private to this file.
  id TEXT NOT NULL UNIQUE, -- Made from its reports.
  title TEXT NOT NULL, -- A headline for it.
  "from" TEXT NULL, -- First day.
  "to" TEXT NULL, -- Last day.
  because TEXT NOT NULL -- JSON list: why these reports belong together.
) STRICT;

CREATE TABLE story_reports (
  -- Which reports a story holds, by day.
  story INTEGER NOT NULL REFERENCES stories (number), -- The story.
  position INTEGER NOT NULL, -- Place in the story, from 0.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_reports_report ON story_reports (report);

CREATE TABLE statements (
  -- What an actor said on one occasion.
  number INTEGER PRIMARY KEY, -- Row number, private to this file.
  id TEXT NOT NULL UNIQUE, -- Made from its renderings.
  story INTEGER NULL REFERENCES stories (number), -- The story it belongs to.
  words TEXT NOT NULL, -- The fullest rendering.
  when_from TEXT NULL, -- First day or instant.
  when_to TEXT NULL, -- Last day or instant.
  when_precision TEXT NULL, -- NULL where nothing says when.
  when_start INTEGER NULL, -- The time's words, in the report they were read from.
  when_end INTEGER NULL, -- End of those words.
  when_anchor TEXT NULL, -- What the time was counted from.
  when_rule TEXT NULL -- What joined the time to the words.
) STRICT;
CREATE INDEX statements_story ON statements (story);

CREATE TABLE statement_speakers (
  -- Who said it.
  statement INTEGER NOT NULL REFERENCES statements (number), -- The statement.
  position INTEGER NOT NULL, -- Place among the speakers, from 0.
  actor INTEGER NOT NULL REFERENCES actors (number), -- The speaker.
  PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_speakers_actor ON statement_speakers (actor);

CREATE TABLE renderings (
  -- One report's telling of a statement.
  number INTEGER PRIMARY KEY, -- Row number, private to this file.
  statement INTEGER NOT NULL REFERENCES statements (number), -- The statement.
  position INTEGER NOT NULL, -- Place among its renderings, from 0.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  attribution TEXT NOT NULL, -- Id of the attribution in that report.
  words TEXT NOT NULL, -- Its exact words, broken parts joined by " … ".
  spans TEXT NOT NULL, -- JSON list of [start, end] in the report's text.
  kind TEXT NOT NULL, -- direct, indirect or mixed.
  UNIQUE (statement, position)
) STRICT;
CREATE INDEX renderings_report ON renderings (report);

CREATE TABLE events (
  -- Happenings, each told by one or more reports.
  number INTEGER PRIMARY KEY, -- Row number, private to this file.
  id TEXT NOT NULL UNIQUE, -- Made from its tellings.
  story INTEGER NULL REFERENCES stories (number), -- The story it belongs to.
  type TEXT NOT NULL, -- PLOVER type.
  mode TEXT NOT NULL, -- PLOVER mode.
  cameo TEXT NOT NULL, -- CAMEO code.
  status TEXT NOT NULL, -- happened, planned, conditional, called-for, denied or unknown.
  when_from TEXT NULL, -- First day or instant.
  when_to TEXT NULL, -- Last day or instant.
  when_precision TEXT NULL, -- NULL where nothing says when.
  when_start INTEGER NULL, -- The time's words, in the report they were read from.
  when_end INTEGER NULL, -- End of those words.
  when_anchor TEXT NULL, -- What the time was counted from.
  when_rule TEXT NULL, -- What joined the time to the event.
  where_name TEXT NULL, -- Place as printed; NULL where nothing says where.
  where_id TEXT NULL, -- Actor id of the place, '' where unknown.
  where_start INTEGER NULL, -- The place's words, in the report they were read from.
  where_end INTEGER NULL -- End of those words.
) STRICT;
CREATE INDEX events_story ON events (story);

CREATE TABLE event_actors (
  -- Who did it, and to or with whom.
  event INTEGER NOT NULL REFERENCES events (number), -- The event.
  role TEXT NOT NULL CHECK (role IN ('source', 'target')), -- PLOVER role.
  position INTEGER NOT NULL, -- Place among those of this role, from 0.
  actor INTEGER NOT NULL REFERENCES actors (number), -- The actor.
  PRIMARY KEY (event, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_actor ON event_actors (actor);

CREATE TABLE tellings (
  -- Which report tells an event, and where.
  event INTEGER NOT NULL REFERENCES events (number), -- The event.
  position INTEGER NOT NULL, -- Place among its tellings, from 0.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report.
  mention TEXT NOT NULL, -- Id of the event mention in that report.
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX tellings_report ON tellings (report);

CREATE TABLE claims (
  -- Values that reports give for a field of a statement or an event.
  number INTEGER PRIMARY KEY, -- Row number, private to this file.
  id TEXT NOT NULL UNIQUE, -- Made from entry, field and value.
  entry TEXT NOT NULL, -- Id of the statement or event.
  field TEXT NOT NULL, -- Which field.
  value TEXT NOT NULL, -- The value claimed.
  verdict TEXT NOT NULL, -- agreed, single-source or in-conflict.
  origins INTEGER NOT NULL -- How many independent origins give it; copies count once.
) STRICT;
CREATE INDEX claims_entry ON claims (entry);

CREATE TABLE evidence (
  -- The words on a page that carry a claim.
  claim INTEGER NOT NULL REFERENCES claims (number), -- The claim.
  position INTEGER NOT NULL, -- Place among its evidence, from 0.
  report INTEGER NOT NULL REFERENCES reports (number), -- The report that prints the words.
  origin INTEGER NOT NULL REFERENCES reports (number), -- The report whose words these are.
  spans TEXT NOT NULL, -- JSON list of [start, end] in the report's text.
  words TEXT NOT NULL, -- The words there, broken parts joined by " … ".
  rule INTEGER NOT NULL REFERENCES rules (number), -- What read them.
  score REAL NOT NULL, -- How sure it was, from 0 to 1.
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_report ON evidence (report);
CREATE INDEX evidence_origin ON evidence (origin);

CREATE TABLE evidence_chain (
  -- The tellers between the page and the words, nearest the page first.
  claim INTEGER NOT NULL REFERENCES claims (number), -- The claim.
  evidence INTEGER NOT NULL, -- Position of the evidence.
  position INTEGER NOT NULL, -- Place in the chain, from 0.
  actor INTEGER NOT NULL REFERENCES actors (number), -- The teller.
  PRIMARY KEY (claim, evidence, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE builds (
  -- The runs that made this record: the only clock readings in it, and in no export.
  number INTEGER PRIMARY KEY, -- Counts from 1.
  version TEXT NOT NULL, -- Version of On Record.
  reader TEXT NOT NULL, -- The reader, with the version of each of its steps.
  settings TEXT NOT NULL, -- JSON object of the settings.
  started TEXT NOT NULL, -- Instant, in UTC.
  finished TEXT NULL, -- Instant, in UTC; NULL for a build that was cut off.
  counts TEXT NULL -- JSON object: what it read, knew already and set aside.
) STRICT;

CREATE TABLE decisions (
  -- People's judgements.
  id TEXT PRIMARY KEY, -- Made from all the other columns.
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'accept', 'reject', 'correct')), -- What was decided.
  ids TEXT NOT NULL, -- JSON list: the ids it is about.
  field TEXT NOT NULL, -- For a correction: which field.
  value TEXT NOT NULL, -- For a correction: the right value.
  who TEXT NOT NULL, -- Who decided.
  "when" TEXT NOT NULL, -- When, as the person's program gives it (ISO 8601).
  note TEXT NOT NULL -- Why, in their words.
) STRICT;

CREATE VIRTUAL TABLE report_words USING fts5 (
  -- Full-text index of headlines and texts; rowid is reports.number.
  title, -- Words of the headline.
  text, -- Words of the text.
  content='reports', content_rowid='number', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER reports_words_in AFTER INSERT ON reports BEGIN
  INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER reports_words_out AFTER DELETE ON reports BEGIN
  INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER reports_words_change AFTER UPDATE OF title, text ON reports BEGIN
  INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
  INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE statement_words USING fts5 (
  -- Full-text index of every rendering of every statement; rowid is renderings.number. Rebuilt with each grouping.
  words, -- Words of the rendering.
  content='renderings', content_rowid='number', tokenize="unicode61 remove_diacritics 2"
);

-- What became of stories as reports were added. Like builds it tells how a record came about, and is in no export.

CREATE TABLE story_members (
  -- In which story each report was when the reports were last grouped: what the next grouping is held against.
  report TEXT PRIMARY KEY, -- Id of the report.
  story TEXT NOT NULL -- Id of its story.
) STRICT, WITHOUT ROWID;
INSERT INTO story_members
  SELECT reports.id, stories.id FROM story_reports
  JOIN reports ON reports.number = story_reports.report JOIN stories ON stories.number = story_reports.story;

CREATE TABLE story_changes (
  -- What became of a story: the reports of it that stand under another id since.
  step INTEGER NOT NULL, -- Counts the groupings that changed any story, from 1.
  story TEXT NOT NULL, -- Id of the story before.
  becomes TEXT NOT NULL, -- Id of the story in which its reports stand now; '' where the record holds them no more.
  kind TEXT NOT NULL CHECK (kind IN ('renamed', 'merged', 'split', 'moved', 'gone')), -- renamed: all its reports and no other story's; merged: all, beside another story's; split: some, and no other story's; moved: some, beside another story's.
  reports INTEGER NOT NULL, -- How many of its reports went this way.
  build INTEGER NULL, -- Number of the last build begun; NULL where there was none.
  PRIMARY KEY (step, story, becomes)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_changes_story ON story_changes (story, step);
CREATE INDEX story_changes_becomes ON story_changes (becomes, step);

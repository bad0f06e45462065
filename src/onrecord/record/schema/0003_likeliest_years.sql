-- Of reports whose day was inferred: the likeliest year, beside the interval, which may hold several.

CREATE TABLE likeliest_years (
  -- The year in which a report was most likely published; only of reports whose day was inferred.
  report INTEGER PRIMARY KEY REFERENCES reports (number), -- The report.
  year INTEGER NOT NULL, -- The year.
  share REAL NOT NULL -- How likely it is by all evidence, from 0 to 1.
) STRICT;

/** Migrations 3 to 9: the sources, and what identifies a paper. */
export const SOURCES_AND_IDENTITY: readonly string[] = [
  `
  -- What a paper was told by beside the title and the own id it shows ('papers' has those, with their indexes). The
  -- titles themselves are kept because the rule for keys may change.
  CREATE TABLE other_titles (
    title_key TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    title TEXT NOT NULL,
    PRIMARY KEY (title_key, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX other_titles_by_paper ON other_titles (paper_id);
  CREATE TABLE other_own_ids (
    own_id TEXT PRIMARY KEY,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX other_own_ids_by_paper ON other_own_ids (paper_id);

  -- Papers that turned out to be another one; 'rev' tells an index when to drop them.
  CREATE TABLE gone_papers (
    id INTEGER PRIMARY KEY,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    rev INTEGER NOT NULL UNIQUE
  ) STRICT;
  CREATE INDEX gone_papers_by_paper ON gone_papers (paper_id);
  `,
  `
  -- How asking each source on the net goes, over restarts.
  CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    since INTEGER NOT NULL,
    last_success INTEGER,
    next_run INTEGER,
    problem TEXT,
    failures INTEGER NOT NULL,
    alerted_at INTEGER
  ) STRICT, WITHOUT ROWID;

  -- Days whose lists are in the corpus as they will stay, so that a backfill goes on where it stopped.
  CREATE TABLE list_days (
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    done_at INTEGER NOT NULL,
    PRIMARY KEY (source, day)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE arxiv_categories (
    category TEXT PRIMARY KEY,
    remembered INTEGER NOT NULL,
    covered_on TEXT,
    vain_polls INTEGER NOT NULL,
    succeeded_at INTEGER
  ) STRICT, WITHOUT ROWID;

  -- Papers that were announced and whose details are still to be asked for.
  CREATE TABLE arxiv_wanted (arxiv_id TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  -- When a source last gave papers at all: one may answer for days and have none.
  ALTER TABLE sources ADD COLUMN last_news INTEGER;
  UPDATE sources SET last_news = last_success;
  `,
  `
  -- Links are compared without case.
  DROP INDEX papers_by_url;
  CREATE INDEX papers_by_url ON papers (url COLLATE NOCASE);
  `,
  `
  -- Papers without a list day are found by the date of their publication.
  ALTER TABLE papers ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 0;
  UPDATE papers SET is_listed = 1 WHERE id IN (SELECT paper_id FROM listings);
  CREATE INDEX papers_unlisted ON papers (published_at) WHERE is_listed = 0;
  `,
  `
  -- Papers that the operator removed; 'rev' is for the indexes, as in 'gone_papers'.
  CREATE TABLE removed_papers (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL UNIQUE) STRICT;
  `,
  `
  -- DOIs identify papers. Those that were stored as a link become one; of several papers with one DOI, the oldest has it.
  -- Links that are more than the DOI as it is written stay links.
  ALTER TABLE papers ADD COLUMN doi TEXT;
  UPDATE papers SET doi = lower(substr(url, length('https://doi.org/') + 1))
    WHERE url LIKE 'https://doi.org/10.%/_%' AND url NOT LIKE 'https://doi.org/10.48550/arxiv%'
      AND url NOT GLOB '*[%?#]*' AND url NOT LIKE '%/'
      AND NOT EXISTS (SELECT 1 FROM papers AS older
        WHERE older.url = papers.url COLLATE NOCASE AND older.id < papers.id);
  CREATE UNIQUE INDEX papers_by_doi ON papers (doi) WHERE doi IS NOT NULL;
  CREATE TABLE other_dois (
    doi TEXT PRIMARY KEY,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX other_dois_by_paper ON other_dois (paper_id);

  -- Records without an identifier, so that one is recognized when it is read again.
  CREATE TABLE read_records (
    fingerprint TEXT PRIMARY KEY,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX read_records_by_paper ON read_records (paper_id);

  ALTER TABLE papers ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
  UPDATE papers SET withdrawn = 1
    WHERE abstract LIKE '%this paper has been withdrawn%' OR abstract LIKE '%this paper is withdrawn%'
      OR abstract LIKE '%this paper was withdrawn%' OR abstract LIKE '%this article has been withdrawn%'
      OR abstract LIKE '%this submission has been withdrawn%' OR abstract LIKE '%this manuscript has been withdrawn%';
  `,
];

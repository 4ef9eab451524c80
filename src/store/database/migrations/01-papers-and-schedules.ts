/** Migrations 1 and 2: papers, saves, schedules and what was posted. */
export const PAPERS_AND_SCHEDULES: readonly string[] = [
  `
  -- Numbers that only grow: 'rev' is given to each change of a paper.
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  INSERT INTO counters VALUES ('rev', 0);

  -- Single facts about this database, such as when papers were last ingested.
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE papers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL UNIQUE,
    own_id TEXT UNIQUE,
    arxiv_id TEXT UNIQUE,
    title_key TEXT NOT NULL,
    title TEXT NOT NULL,
    abstract TEXT,
    tldr TEXT,
    keywords TEXT NOT NULL,
    authors TEXT NOT NULL,
    author_count INTEGER,
    organization TEXT,
    published_at TEXT,
    upvotes INTEGER,
    comments INTEGER,
    categories TEXT NOT NULL,
    url TEXT,
    github_repo TEXT,
    thumbnail TEXT
  ) STRICT;
  CREATE INDEX papers_by_title ON papers (title_key);
  CREATE INDEX papers_by_date ON papers (published_at DESC, id DESC);

  CREATE TABLE listings (
    day TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    PRIMARY KEY (day, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX listings_by_paper ON listings (paper_id);

  -- One row an origin; an explicit save has neither message nor emoji.
  CREATE TABLE save_origins (
    user_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    message_id TEXT NOT NULL,
    emoji TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, paper_id, message_id, emoji)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX save_origins_by_paper ON save_origins (paper_id);

  CREATE TABLE schedules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    time TEXT NOT NULL,
    timezone TEXT NOT NULL,
    days TEXT NOT NULL,
    what TEXT NOT NULL,
    query TEXT,
    category TEXT,
    count INTEGER NOT NULL,
    empty TEXT NOT NULL,
    repeat TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    paused_reason TEXT,
    next_slot TEXT NOT NULL,
    next_run_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX schedules_by_guild ON schedules (guild_id);
  CREATE INDEX schedules_due ON schedules (next_run_at) WHERE paused_reason IS NULL;

  CREATE TABLE slots (
    schedule_id INTEGER NOT NULL REFERENCES schedules ON DELETE CASCADE,
    slot TEXT NOT NULL,
    outcome TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (schedule_id, slot)
  ) STRICT, WITHOUT ROWID;

  -- No reference to the schedule: what was posted outlives it.
  CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    schedule_id INTEGER NOT NULL,
    channel_id TEXT NOT NULL,
    body TEXT NOT NULL,
    nonce TEXT NOT NULL,
    paper_ids TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    claimed_at INTEGER,
    floor TEXT,
    message_id TEXT,
    problem TEXT,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state IN ('pending', 'sending');
  CREATE INDEX deliveries_by_schedule ON deliveries (schedule_id);

  CREATE TABLE channel_papers (
    channel_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    delivery_id INTEGER NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (channel_id, paper_id, delivery_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX channel_papers_by_paper ON channel_papers (paper_id);
  CREATE INDEX channel_papers_by_delivery ON channel_papers (delivery_id);

  CREATE TABLE posted_messages (
    message_id TEXT PRIMARY KEY,
    channel_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    posted_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE posted_papers (
    message_id TEXT NOT NULL REFERENCES posted_messages ON DELETE CASCADE,
    position INTEGER NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    PRIMARY KEY (message_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX posted_papers_by_paper ON posted_papers (paper_id);
  `,
  `
  -- What was posted before is known by the schedules of its channel; where none is left it stays unknown.
  ALTER TABLE posted_messages ADD COLUMN guild_id TEXT;
  UPDATE posted_messages SET guild_id =
    (SELECT guild_id FROM schedules WHERE schedules.channel_id = posted_messages.channel_id LIMIT 1);

  CREATE TABLE result_lists (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    asked TEXT NOT NULL,
    paper_ids TEXT NOT NULL,
    total INTEGER NOT NULL,
    corrections TEXT NOT NULL,
    ignored TEXT NOT NULL,
    made_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX result_lists_by_age ON result_lists (made_at);

  CREATE INDEX papers_by_url ON papers (url) WHERE url IS NOT NULL;

  -- Papers by what views select and order them by: read alone, without the texts beside them.
  CREATE INDEX papers_by_category ON papers (categories, published_at);
  CREATE INDEX papers_popular ON papers (upvotes, comments, published_at) WHERE upvotes > 0 OR comments > 0;
  `,
];

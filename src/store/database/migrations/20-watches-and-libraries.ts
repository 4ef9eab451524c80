/** Migrations 20 to 24: watches, subscriptions, libraries and imports. */
export const WATCHES_AND_LIBRARIES: readonly string[] = [
  `
  CREATE TABLE user_settings (
    user_id TEXT PRIMARY KEY,
    timezone TEXT,
    public_saves INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  -- 'guild_id', 'channel_id': where a watch tells; NULL for direct messages. 'since_rev': papers that were in the corpus at
  -- this change are not new to it. 'rev': number of its last change, from the counter 'watch_rev'.
  CREATE TABLE watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL,
    words TEXT,
    author TEXT,
    organization TEXT,
    category TEXT,
    min_votes INTEGER,
    deliver TEXT NOT NULL,
    guild_id TEXT,
    channel_id TEXT,
    timezone TEXT,
    created_at INTEGER NOT NULL,
    paused_reason TEXT,
    since_rev INTEGER NOT NULL,
    rev INTEGER NOT NULL UNIQUE,
    removed_at INTEGER,
    refused_count INTEGER NOT NULL DEFAULT 0,
    refused_since INTEGER
  ) STRICT;
  CREATE INDEX watches_by_user ON watches (user_id);
  CREATE INDEX watches_by_guild ON watches (guild_id) WHERE guild_id IS NOT NULL;
  CREATE INDEX watches_by_channel ON watches (channel_id) WHERE channel_id IS NOT NULL;
  CREATE INDEX watches_removed ON watches (removed_at) WHERE removed_at IS NOT NULL;
  CREATE INDEX watches_without_access ON watches (id) WHERE paused_reason = 'no_access';
  INSERT INTO counters VALUES ('watch_rev', 0);

  -- How far a reader of the changes of papers is. Papers with an id up to 'known_id' are known to it.
  CREATE TABLE feed_cursors (name TEXT PRIMARY KEY, rev INTEGER NOT NULL, known_id INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  -- What the watches knew about papers with greater ids: the change that they were first seen with, their votes.
  CREATE TABLE followed_papers (
    paper_id INTEGER PRIMARY KEY REFERENCES papers ON DELETE CASCADE,
    first_rev INTEGER NOT NULL,
    upvotes INTEGER,
    seen_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX followed_papers_by_age ON followed_papers (seen_at);

  -- Papers that watches found, for a user or for a channel; the other one is ''. 'delivery_id': the message that tells it.
  CREATE TABLE watch_finds (
    user_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    watch_ids TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    told_at INTEGER,
    delivery_id INTEGER,
    PRIMARY KEY (user_id, channel_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX watch_finds_by_paper ON watch_finds (paper_id);
  CREATE INDEX watch_finds_by_channel ON watch_finds (channel_id) WHERE channel_id <> '';
  CREATE INDEX watch_finds_by_age ON watch_finds (found_at);
  CREATE INDEX watch_finds_due ON watch_finds (due_at) WHERE told_at IS NULL;
  CREATE INDEX watch_finds_by_delivery ON watch_finds (delivery_id) WHERE delivery_id IS NOT NULL;

  CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL,
    what TEXT NOT NULL,
    time TEXT NOT NULL,
    days TEXT NOT NULL,
    count INTEGER NOT NULL,
    timezone TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    paused_reason TEXT,
    next_slot TEXT NOT NULL,
    next_run_at INTEGER NOT NULL,
    UNIQUE (user_id, what)
  ) STRICT;
  CREATE INDEX subscriptions_due ON subscriptions (next_run_at) WHERE paused_reason IS NULL;

  -- The papers that a subscription has sent.
  CREATE TABLE subscription_papers (
    subscription_id INTEGER NOT NULL REFERENCES subscriptions ON DELETE CASCADE,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    delivery_id INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    PRIMARY KEY (subscription_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX subscription_papers_by_paper ON subscription_papers (paper_id);
  CREATE INDEX subscription_papers_by_delivery ON subscription_papers (delivery_id);
  `,
  `
  -- What users attach to saved papers. A paper without a row is as it was when it was saved; with the last origin of the
  -- save its rows are deleted.
  CREATE TABLE library_items (
    user_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    status TEXT NOT NULL,
    note TEXT,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX library_items_by_paper ON library_items (paper_id);
  CREATE TABLE library_tags (
    user_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    PRIMARY KEY (user_id, tag, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX library_tags_by_paper ON library_tags (paper_id, user_id);

  -- Saves that were removed, so that they can be put back for a while. 'origins', 'tags': JSON lists.
  CREATE TABLE removed_saves (
    user_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    removed_at INTEGER NOT NULL,
    origins TEXT NOT NULL,
    status TEXT,
    note TEXT,
    changed_at INTEGER,
    tags TEXT NOT NULL,
    PRIMARY KEY (user_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX removed_saves_by_paper ON removed_saves (paper_id);
  CREATE INDEX removed_saves_by_time ON removed_saves (removed_at);

  -- The server in which a paper was saved by a button, a command or a menu.
  ALTER TABLE save_origins ADD COLUMN guild_id TEXT;
  CREATE INDEX save_origins_by_guild ON save_origins (guild_id) WHERE guild_id IS NOT NULL;
  `,
  `
  -- Files of references that users import, in the background. 'told_at': when the result was shown; 'delivery_id': the message
  -- that tells it. 'due_at': when the sources are asked next; 'failing_since': since when they do not answer.
  CREATE TABLE library_imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL,
    guild_id TEXT,
    file_name TEXT NOT NULL,
    with_tags INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    told_at INTEGER,
    delivery_id INTEGER,
    undone_at INTEGER,
    due_at INTEGER NOT NULL,
    failing_since INTEGER,
    tags_left_out INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX library_imports_running ON library_imports (user_id) WHERE finished_at IS NULL;
  CREATE INDEX library_imports_by_user ON library_imports (user_id);
  CREATE INDEX library_imports_by_age ON library_imports (started_at);

  -- Their references. 'fields': what identifies the paper, as JSON; deleted once the reference is settled, as 'stage' is.
  -- 'gave_origin', 'added_tags': what an undo takes away again.
  CREATE TABLE library_import_references (
    import_id INTEGER NOT NULL REFERENCES library_imports ON DELETE CASCADE,
    position INTEGER NOT NULL,
    line INTEGER NOT NULL,
    name TEXT NOT NULL,
    fields TEXT,
    stage TEXT,
    outcome TEXT,
    paper_id INTEGER REFERENCES papers ON DELETE SET NULL,
    gave_origin INTEGER NOT NULL DEFAULT 0,
    added_tags TEXT,
    PRIMARY KEY (import_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX library_import_references_open ON library_import_references (import_id, stage, position)
    WHERE stage IS NOT NULL;
  CREATE INDEX library_import_references_by_paper ON library_import_references (paper_id, import_id)
    WHERE paper_id IS NOT NULL;
  `,
  `
  -- Papers that a user does not want to be recommended.
  CREATE TABLE dismissed_papers (
    user_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    dismissed_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX dismissed_papers_by_paper ON dismissed_papers (paper_id);
  `,
  `
  -- To read and delete what there is about a user without reading that of all others.
  CREATE INDEX posted_messages_by_sharer ON posted_messages (shared_by) WHERE shared_by IS NOT NULL;
  CREATE INDEX unsaved_reactions_by_user ON unsaved_reactions (user_id);
  CREATE INDEX result_lists_by_user ON result_lists (user_id);
  -- The few results that are to be told.
  CREATE INDEX library_imports_untold ON library_imports (id)
    WHERE finished_at IS NOT NULL AND told_at IS NULL AND delivery_id IS NULL;
  `,
];

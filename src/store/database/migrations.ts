/**
 * The migrations in order; the version of a database is the number of them applied to it. A released migration is never
 * edited: its mistakes are corrected by the next one.
 */
export const MIGRATIONS: readonly string[] = [
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
  `
  -- What a delivery needs when it is late or was refused. 'shown_ids': the papers of the body, if it was rendered again.
  ALTER TABLE deliveries ADD COLUMN slot_due_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE deliveries ADD COLUMN expires_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE deliveries ADD COLUMN list_day TEXT;
  ALTER TABLE deliveries ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE deliveries ADD COLUMN shown_ids TEXT;
  UPDATE deliveries SET slot_due_at = created_at, expires_at = created_at + 6 * 3600 * 1000;
  CREATE INDEX deliveries_unsettled ON deliveries (channel_id) WHERE state IN ('pending', 'sending', 'unknown');
  CREATE INDEX deliveries_unknown ON deliveries (due_at) WHERE state = 'unknown';
  CREATE INDEX deliveries_posted ON deliveries (id) WHERE message_id IS NOT NULL;

  -- Reactions on messages that may turn out to be deliveries whose posting is not recorded yet.
  CREATE TABLE unmatched_reactions (
    message_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    emoji TEXT NOT NULL,
    reacted_at INTEGER NOT NULL,
    PRIMARY KEY (message_id, user_id, emoji)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX unmatched_reactions_by_age ON unmatched_reactions (reacted_at);

  -- Slots in a row that the bot was not permitted to post, and since when.
  ALTER TABLE schedules ADD COLUMN refused_slots INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE schedules ADD COLUMN refused_since INTEGER;
  ALTER TABLE schedules ADD COLUMN resumes_with_access INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX schedules_without_access ON schedules (id) WHERE resumes_with_access = 1;
  `,
  `
  -- How many papers of a search have all its words.
  ALTER TABLE result_lists ADD COLUMN with_all INTEGER;
  `,
  `
  -- Further settings of schedules. 'edited_by': who made or last edited one; NULL for its creator.
  ALTER TABLE schedules ADD COLUMN author TEXT;
  ALTER TABLE schedules ADD COLUMN organization TEXT;
  ALTER TABLE schedules ADD COLUMN min_votes INTEGER;
  ALTER TABLE schedules ADD COLUMN sort TEXT NOT NULL DEFAULT 'best';
  ALTER TABLE schedules ADD COLUMN format TEXT NOT NULL DEFAULT 'digest';
  ALTER TABLE schedules ADD COLUMN thread INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE schedules ADD COLUMN role_id TEXT;
  ALTER TABLE schedules ADD COLUMN intro TEXT;
  ALTER TABLE schedules ADD COLUMN preset TEXT;
  ALTER TABLE schedules ADD COLUMN edited_by TEXT;
  ALTER TABLE schedules ADD COLUMN role_problem TEXT;

  -- 'paused_by': the admin who paused a schedule; NULL if the bot did. 'paused_until': when the pause ends by itself.
  ALTER TABLE schedules ADD COLUMN paused_by TEXT;
  ALTER TABLE schedules ADD COLUMN paused_until INTEGER;
  CREATE INDEX schedules_paused_until ON schedules (paused_until) WHERE paused_until IS NOT NULL;
  `,
  `
  -- The outbox serves everything that is sent by itself: what for ('origin'), where to ('target'), and after what.
  -- 'channel_id': where the message is, once that is known; 'format': how it shows its papers.
  -- 'owner', 'lease_until': the process that has claimed it, and until when.
  -- 'is_restored': decided after a backup was restored, so that it may have been posted before.
  CREATE TABLE deliveries_with_origin (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    origin_kind TEXT NOT NULL,
    origin_id TEXT NOT NULL,
    target_kind TEXT NOT NULL,
    target_id TEXT NOT NULL,
    channel_id TEXT,
    after_id INTEGER,
    body TEXT NOT NULL,
    nonce TEXT NOT NULL,
    paper_ids TEXT NOT NULL,
    shown_ids TEXT,
    format TEXT,
    list_day TEXT,
    slot_due_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    refusals INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    owner TEXT,
    lease_until INTEGER,
    claimed_at INTEGER,
    floor TEXT,
    message_id TEXT,
    problem TEXT,
    is_restored INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  -- Claims without an owner are those of a process that has ended.
  INSERT INTO deliveries_with_origin
    SELECT id, key, 'schedule', CAST(schedule_id AS TEXT), 'channel', channel_id, channel_id, NULL, body, nonce,
      paper_ids, shown_ids, 'digest', list_day, slot_due_at, expires_at, created_at, state, attempts, refusals,
      CASE state WHEN 'sending' THEN 0 ELSE due_at END, NULL, NULL, claimed_at, floor, message_id, problem, 0
    FROM deliveries;
  DROP TABLE deliveries;
  ALTER TABLE deliveries_with_origin RENAME TO deliveries;
  CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state IN ('pending', 'sending');
  CREATE INDEX deliveries_by_origin ON deliveries (origin_id, origin_kind);
  CREATE INDEX deliveries_unsettled ON deliveries (channel_id) WHERE state IN ('pending', 'sending', 'unknown');
  CREATE INDEX deliveries_to ON deliveries (target_id) WHERE state IN ('pending', 'sending');
  CREATE INDEX deliveries_unknown ON deliveries (due_at) WHERE state = 'unknown';
  CREATE INDEX deliveries_posted ON deliveries (id) WHERE message_id IS NOT NULL;
  `,
  `
  -- Reactions are compared with those that Discord shows. 'is_cleared': a moderator cleared the reaction, the save is kept.
  ALTER TABLE save_origins ADD COLUMN is_cleared INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX save_origins_by_message ON save_origins (message_id, emoji, is_cleared) WHERE message_id <> '';

  -- Reactions whose papers the user took out of the library: they save nothing as long as they stay on the message.
  CREATE TABLE unsaved_reactions (
    message_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    emoji TEXT NOT NULL,
    PRIMARY KEY (message_id, user_id, emoji)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE posted_messages ADD COLUMN has_own_reaction INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE posted_messages ADD COLUMN is_deleted INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX posted_messages_by_time ON posted_messages (posted_at, message_id) WHERE is_deleted = 0;
  `,
  `
  -- The member who shared a message from a private answer; NULL for what the bot posts by itself.
  ALTER TABLE posted_messages ADD COLUMN shared_by TEXT;
  `,
  `
  -- Servers that removed the bot: their data is kept for a while, in case they invite it again.
  CREATE TABLE departed_guilds (guild_id TEXT PRIMARY KEY, left_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX departed_guilds_by_time ON departed_guilds (left_at);
  CREATE INDEX posted_messages_by_guild ON posted_messages (guild_id);

  -- Who had everything about them deleted, as a keyed hash: reactions that they made before save nothing any more.
  CREATE TABLE forgotten_users (user_hash TEXT PRIMARY KEY, forgotten_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  -- A deleted schedule keeps its slots for some minutes, so that it can be restored.
  ALTER TABLE schedules ADD COLUMN deleted_at INTEGER;
  CREATE INDEX schedules_deleted ON schedules (deleted_at) WHERE deleted_at IS NOT NULL;
  DROP INDEX schedules_due;
  CREATE INDEX schedules_due ON schedules (next_run_at) WHERE paused_reason IS NULL AND deleted_at IS NULL;

  CREATE TABLE server_settings (
    guild_id TEXT PRIMARY KEY,
    timezone TEXT,
    alert_channel_id TEXT
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Direct messages are sent one after another.
  CREATE INDEX deliveries_direct ON deliveries (claimed_at) WHERE target_kind = 'dm';
  `,
  `
  -- To delete what a departed server, and a user, has without reading the outbox of years.
  CREATE INDEX deliveries_by_channel ON deliveries (channel_id);
  CREATE INDEX deliveries_to_user ON deliveries (target_id) WHERE target_kind = 'dm';
  CREATE INDEX posted_messages_without_guild ON posted_messages (channel_id) WHERE guild_id IS NULL;
  `,
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
  `
  -- Processes that serve this database together, by their heartbeats. 'shards': those of Discord's gateway, as JSON.
  CREATE TABLE processes (
    id TEXT PRIMARY KEY,
    started_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    shards TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The server of what is sent, as far as it is one: the process that serves it sends it first.
  ALTER TABLE deliveries ADD COLUMN guild_id TEXT;
  -- The process that has claimed it.
  ALTER TABLE library_imports ADD COLUMN owner TEXT;
  `,
  `
  -- To delete the deliveries of a server whose channels nothing else names.
  CREATE INDEX deliveries_by_guild ON deliveries (guild_id, id) WHERE guild_id IS NOT NULL;
  `,
  `
  -- The papers on the wall of fame of each server, once each. 'delivery_id': the post, which may not be sent yet.
  CREATE TABLE wall_entries (
    guild_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    delivery_id INTEGER NOT NULL,
    entered_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX wall_entries_by_paper ON wall_entries (paper_id);
  `,
  `
  -- The votes of a server's members for papers. A vote has one row for each of its origins, as a save has in 'save_origins'.
  -- A reaction without effect, since its vote was taken back or the rules do not count it, is in 'unsaved_reactions'.
  CREATE TABLE vote_origins (
    guild_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    message_id TEXT NOT NULL,
    emoji TEXT NOT NULL,
    voted_at INTEGER NOT NULL,
    is_cleared INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (guild_id, paper_id, user_id, message_id, emoji)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX vote_origins_by_user ON vote_origins (user_id);
  CREATE INDEX vote_origins_by_paper ON vote_origins (paper_id);
  CREATE INDEX vote_origins_by_message ON vote_origins (message_id) WHERE message_id <> '';
  CREATE INDEX vote_origins_by_time ON vote_origins (guild_id, voted_at);

  -- Messages whose counts changed. 'due_at': when they are to be edited; 'changes': how often they changed.
  CREATE TABLE count_changes (
    message_id TEXT PRIMARY KEY REFERENCES posted_messages ON DELETE CASCADE,
    changes INTEGER NOT NULL,
    due_at INTEGER,
    edited_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX count_changes_due ON count_changes (due_at) WHERE due_at IS NOT NULL;
  `,
  `
  -- What a server has set; NULL for the default.
  ALTER TABLE server_settings ADD COLUMN save_emoji TEXT;
  ALTER TABLE server_settings ADD COLUMN vote_emoji TEXT;
  ALTER TABLE server_settings ADD COLUMN curator_role_id TEXT;
  ALTER TABLE server_settings ADD COLUMN desk_channel_id TEXT;
  ALTER TABLE server_settings ADD COLUMN desk_lead_minutes INTEGER;
  ALTER TABLE server_settings ADD COLUMN voters TEXT;
  ALTER TABLE server_settings ADD COLUMN voter_role_id TEXT;
  ALTER TABLE server_settings ADD COLUMN votes_own_submissions INTEGER;
  ALTER TABLE server_settings ADD COLUMN digest_style TEXT;
  ALTER TABLE server_settings ADD COLUMN discussion TEXT;
  ALTER TABLE server_settings ADD COLUMN discussion_channel_id TEXT;
  ALTER TABLE server_settings ADD COLUMN wall_channel_id TEXT;
  ALTER TABLE server_settings ADD COLUMN wall_threshold INTEGER;
  ALTER TABLE server_settings ADD COLUMN date_language TEXT;
  ALTER TABLE server_settings ADD COLUMN seen_replies INTEGER;

  -- The emoji that a message names, or was posted with, and whose reactions mean something on it; NULL for the defaults.
  ALTER TABLE deliveries ADD COLUMN save_emoji TEXT;
  ALTER TABLE deliveries ADD COLUMN vote_emoji TEXT;
  ALTER TABLE posted_messages ADD COLUMN save_emoji TEXT;
  ALTER TABLE posted_messages ADD COLUMN vote_emoji TEXT;
  `,
  `
  -- The thread in which a server discusses a paper, once for both. 'thread_id': NULL until it exists.
  CREATE TABLE discussions (
    guild_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    thread_id TEXT,
    channel_id TEXT NOT NULL,
    is_forum_post INTEGER NOT NULL,
    message_count INTEGER NOT NULL DEFAULT 0,
    last_message_at INTEGER,
    opened_by TEXT,
    opened_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (guild_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX discussions_by_paper ON discussions (paper_id);
  CREATE INDEX discussions_by_thread ON discussions (thread_id) WHERE thread_id IS NOT NULL;
  CREATE INDEX discussions_by_opener ON discussions (opened_by) WHERE opened_by IS NOT NULL;

  -- When a link to a discussed paper was last replied to in a channel.
  CREATE TABLE seen_replies (
    channel_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    guild_id TEXT NOT NULL,
    replied_at INTEGER NOT NULL,
    PRIMARY KEY (channel_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX seen_replies_by_paper ON seen_replies (paper_id);
  CREATE INDEX seen_replies_by_guild ON seen_replies (guild_id);
  CREATE INDEX seen_replies_by_age ON seen_replies (replied_at);

  -- The message that a thread is started under, if it is not one of the outbox.
  ALTER TABLE deliveries ADD COLUMN target_message_id TEXT;
  `,
  `
  -- Whether a schedule's digests have a picture of the week's themes.
  ALTER TABLE schedules ADD COLUMN picture INTEGER NOT NULL DEFAULT 0;
  -- What the picture of a message shows, as JSON; it is drawn when the message is sent.
  ALTER TABLE deliveries ADD COLUMN chart TEXT;
  `,
  `
  -- Papers that members put on a server's list of the day, or nominated for it. 'day': the list that has it, once it is
  -- accepted. 'channel_id', 'message_id': the message that asks the curators.
  CREATE TABLE server_submissions (
    guild_id TEXT NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    submitted_by TEXT NOT NULL,
    line TEXT,
    state TEXT NOT NULL,
    submitted_at INTEGER NOT NULL,
    day TEXT,
    decided_by TEXT,
    decided_at INTEGER,
    curator_line TEXT,
    channel_id TEXT,
    message_id TEXT,
    PRIMARY KEY (guild_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX server_submissions_by_paper ON server_submissions (paper_id);
  CREATE INDEX server_submissions_by_submitter ON server_submissions (submitted_by, guild_id);
  CREATE INDEX server_submissions_by_curator ON server_submissions (decided_by) WHERE decided_by IS NOT NULL;
  CREATE INDEX server_submissions_by_day ON server_submissions (guild_id, day) WHERE day IS NOT NULL;

  -- What slots of schedules will post, shown to the curators of a server beforehand. 'spec_key': the settings that it was made
  -- from. 'shown_revision': the revision that its message shows, 0 if that is not known.
  CREATE TABLE draft_slots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    schedule_id INTEGER NOT NULL REFERENCES schedules ON DELETE CASCADE,
    guild_id TEXT NOT NULL,
    slot TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    spec_key TEXT NOT NULL,
    list_name TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    is_touched INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'open',
    channel_id TEXT,
    message_id TEXT,
    shown_revision INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX draft_slots_open ON draft_slots (schedule_id, slot) WHERE state = 'open';
  CREATE INDEX draft_slots_by_schedule ON draft_slots (schedule_id);
  CREATE INDEX draft_slots_by_guild ON draft_slots (guild_id);

  -- Their papers. 'line': of the curator 'line_by'.
  CREATE TABLE draft_papers (
    draft_id INTEGER NOT NULL REFERENCES draft_slots ON DELETE CASCADE,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    position INTEGER NOT NULL,
    is_pinned INTEGER NOT NULL DEFAULT 0,
    is_dropped INTEGER NOT NULL DEFAULT 0,
    line TEXT,
    line_by TEXT,
    PRIMARY KEY (draft_id, paper_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX draft_papers_by_paper ON draft_papers (paper_id);
  CREATE INDEX draft_papers_by_curator ON draft_papers (line_by) WHERE line_by IS NOT NULL;
  `,
  `
  -- How often papers were picked while their titles were typed, by all users together: 'weight' in thousandths of a pick, as
  -- at the last pick.
  CREATE TABLE paper_picks (
    paper_id INTEGER NOT NULL PRIMARY KEY REFERENCES papers ON DELETE CASCADE,
    weight INTEGER NOT NULL,
    picked_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX paper_picks_by_time ON paper_picks (picked_at);

  -- The calls of the last seconds, as JSON by user: the limits of a user hold over all processes.
  ALTER TABLE processes ADD COLUMN recent_calls TEXT NOT NULL DEFAULT '{}';

  -- Deliveries that have their body: it is dropped some time after they are done.
  CREATE INDEX deliveries_with_body ON deliveries (created_at) WHERE body <> '';
  `,
  `
  -- Reading clubs, each of which meets once a week. 'weekday': 1 is Monday.
  CREATE TABLE clubs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    weekday INTEGER NOT NULL,
    time TEXT NOT NULL,
    timezone TEXT NOT NULL,
    pick TEXT NOT NULL,
    created_by TEXT,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX clubs_by_guild ON clubs (guild_id);
  CREATE INDEX clubs_by_creator ON clubs (created_by) WHERE created_by IS NOT NULL;

  -- The weeks of clubs. 'next_at': when the next step is due, NULL after the last one.
  CREATE TABLE club_rounds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    club_id INTEGER NOT NULL REFERENCES clubs ON DELETE CASCADE,
    guild_id TEXT NOT NULL,
    meeting_on TEXT NOT NULL,
    meeting_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'planned',
    vote_kind TEXT,
    vote_message_id TEXT,
    winner_position INTEGER,
    announced_at INTEGER,
    thread_id TEXT,
    event_state TEXT NOT NULL DEFAULT 'pending',
    event_id TEXT,
    is_reminded INTEGER NOT NULL DEFAULT 0,
    problem TEXT,
    next_at INTEGER,
    UNIQUE (club_id, meeting_on)
  ) STRICT;
  CREATE INDEX club_rounds_due ON club_rounds (next_at) WHERE next_at IS NOT NULL;

  -- The papers that members of a club choose from, and their votes by buttons.
  CREATE TABLE club_candidates (
    round_id INTEGER NOT NULL REFERENCES club_rounds ON DELETE CASCADE,
    position INTEGER NOT NULL,
    paper_id INTEGER NOT NULL REFERENCES papers ON DELETE CASCADE,
    PRIMARY KEY (round_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX club_candidates_by_paper ON club_candidates (paper_id);
  CREATE TABLE club_votes (
    round_id INTEGER NOT NULL REFERENCES club_rounds ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    voted_at INTEGER NOT NULL,
    PRIMARY KEY (round_id, user_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX club_votes_by_user ON club_votes (user_id);
  `,
  `
  -- The roles of who reacted, as JSON: they decide whether a vote counts.
  ALTER TABLE unmatched_reactions ADD COLUMN role_ids TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- When papers were added: those with an id up to the last one of a mark, and after that of the mark before. 'added_at': NULL
  -- for papers from before there were marks.
  CREATE TABLE corpus_marks (
    last_paper_id INTEGER PRIMARY KEY,
    added_at INTEGER
  ) STRICT;
  INSERT INTO corpus_marks (last_paper_id, added_at) SELECT id, NULL FROM papers ORDER BY id DESC LIMIT 1;
  `,
  `
  -- Whether the message that asked the curators shows what they decided.
  ALTER TABLE server_submissions ADD COLUMN is_shown INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX server_submissions_to_show ON server_submissions (guild_id, paper_id)
    WHERE is_shown = 0 AND decided_at IS NOT NULL AND message_id IS NOT NULL;
  `,
  `
  -- How the papers of a digest are arranged, as JSON by their positions: it can be rendered again.
  ALTER TABLE deliveries ADD COLUMN layout TEXT;

  -- How often a schedule was edited, and how often when a draft was last compared with it.
  ALTER TABLE schedules ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE draft_slots ADD COLUMN checked_edits INTEGER NOT NULL DEFAULT 0;
  -- The curator who skipped the slot of a draft, and the first message that a slot posted.
  ALTER TABLE draft_slots ADD COLUMN skipped_by TEXT;
  ALTER TABLE draft_slots ADD COLUMN post_channel_id TEXT;
  ALTER TABLE draft_slots ADD COLUMN post_message_id TEXT;
  CREATE INDEX draft_slots_by_skipper ON draft_slots (skipped_by) WHERE skipped_by IS NOT NULL;
  CREATE INDEX draft_slots_to_show ON draft_slots (id) WHERE message_id IS NOT NULL AND shown_revision < revision;
  CREATE INDEX draft_slots_current ON draft_slots (id) WHERE state = 'open';
  CREATE INDEX draft_slots_closed ON draft_slots (due_at) WHERE state <> 'open';

  -- Nominations that no curator has decided on, by age.
  CREATE INDEX server_submissions_open ON server_submissions (submitted_at) WHERE state = 'nominated';
  `,
  `
  -- Until when Discord takes no edit of a message, however its counts change.
  ALTER TABLE count_changes ADD COLUMN not_before INTEGER;
  `,
  `
  -- What a message was posted for, if that was not to show its papers.
  ALTER TABLE posted_messages ADD COLUMN posted_for TEXT;
  UPDATE posted_messages SET posted_for = 'discussion'
    WHERE message_id IN (SELECT message_id FROM deliveries WHERE origin_kind = 'discussion' AND message_id IS NOT NULL);
  UPDATE posted_messages SET posted_for = 'club'
    WHERE message_id IN (SELECT message_id FROM deliveries WHERE origin_kind = 'club' AND message_id IS NOT NULL);
  `,
];

/** Migrations 32 and later: submissions, drafts, clubs. */
export const SUBMISSIONS_DRAFTS_AND_CLUBS: readonly string[] = [
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
  `
  -- 1 for the explicit save of an import.
  ALTER TABLE save_origins ADD COLUMN is_imported INTEGER NOT NULL DEFAULT 0;
  UPDATE save_origins SET is_imported = 1 WHERE message_id = '' AND EXISTS (
    SELECT 1 FROM library_import_references JOIN library_imports ON library_imports.id = import_id
    WHERE library_imports.user_id = save_origins.user_id AND library_import_references.paper_id = save_origins.paper_id
      AND gave_origin = 1 AND save_origins.saved_at >= started_at
      AND (finished_at IS NULL OR save_origins.saved_at <= finished_at));
  `,
  `
  -- Keywords of an import that are too long to be tags.
  ALTER TABLE library_imports ADD COLUMN long_tags INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- 1 if arXiv had announced nothing for the day of covered_on until the last poll for it.
  ALTER TABLE arxiv_categories ADD COLUMN is_assumed INTEGER NOT NULL DEFAULT 0;
  `,
];

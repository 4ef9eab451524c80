/** Migrations 25 to 31: processes, votes and discussions. */
export const PROCESSES_VOTES_AND_DISCUSSIONS: readonly string[] = [
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
];

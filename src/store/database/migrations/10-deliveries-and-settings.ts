/** Migrations 10 to 19: deliveries, reactions, and settings of schedules and servers. */
export const DELIVERIES_AND_SETTINGS: readonly string[] = [
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
];

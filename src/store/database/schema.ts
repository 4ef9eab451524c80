import type { ColumnType, Generated } from 'kysely';

/** The tables for Kysely, as `migrations.ts` creates them. */
export interface Schema {
  counters: { name: string; value: number };
  papers: {
    id: Generated<number>;
    rev: number;
    own_id: string | null;
    arxiv_id: string | null;
    doi: string | null;
    title_key: string;
    title: string;
    abstract: string | null;
    tldr: string | null;
    keywords: string;
    authors: string;
    author_count: number | null;
    organization: string | null;
    published_at: string | null;
    /** 1 if the paper has a list day, for the index of those that have none. */
    is_listed: number;
    upvotes: number | null;
    comments: number | null;
    categories: string;
    url: string | null;
    github_repo: string | null;
    thumbnail: string | null;
    /** 1 if a source says that the paper has been withdrawn. */
    withdrawn: number;
  };
  other_titles: { title_key: string; paper_id: number; title: string };
  other_own_ids: { own_id: string; paper_id: number };
  other_dois: { doi: string; paper_id: number };
  read_records: { fingerprint: string; paper_id: number };
  gone_papers: { id: number; paper_id: number; rev: number };
  removed_papers: { id: number; rev: number };
  listings: { paper_id: number; day: string };
  corpus_marks: { last_paper_id: number; added_at: number | null };
  save_origins: {
    user_id: string;
    paper_id: number;
    message_id: string;
    emoji: string;
    saved_at: number;
    /** 1 if a moderator cleared the reaction. */
    is_cleared: Generated<number>;
    /** The server of an explicit save. */
    guild_id: Nullable<string>;
  };
  library_items: {
    user_id: string;
    paper_id: number;
    status: string;
    note: string | null;
    changed_at: number;
  };
  library_tags: { user_id: string; tag: string; paper_id: number };
  removed_saves: {
    user_id: string;
    paper_id: number;
    removed_at: number;
    origins: string;
    status: string | null;
    note: string | null;
    changed_at: number | null;
    tags: string;
  };
  dismissed_papers: { user_id: string; paper_id: number; dismissed_at: number };
  paper_picks: { paper_id: number; weight: number; picked_at: number };
  library_imports: {
    id: Generated<number>;
    user_id: string;
    guild_id: string | null;
    file_name: string;
    with_tags: number;
    started_at: number;
    finished_at: Nullable<number>;
    told_at: Nullable<number>;
    delivery_id: Nullable<number>;
    undone_at: Nullable<number>;
    due_at: number;
    failing_since: Nullable<number>;
    tags_left_out: Generated<number>;
    owner: Nullable<string>;
  };
  library_import_references: {
    import_id: number;
    position: number;
    line: number;
    name: string;
    fields: string | null;
    stage: string | null;
    outcome: string | null;
    paper_id: Nullable<number>;
    gave_origin: Generated<number>;
    added_tags: Nullable<string>;
  };
  vote_origins: {
    guild_id: string;
    user_id: string;
    paper_id: number;
    message_id: string;
    emoji: string;
    voted_at: number;
    /** 1 if a moderator cleared the reaction. */
    is_cleared: Generated<number>;
  };
  count_changes: {
    message_id: string;
    changes: number;
    due_at: Nullable<number>;
    edited_at: Nullable<number>;
  };
  unsaved_reactions: { message_id: string; user_id: string; emoji: string };
  schedules: {
    id: Generated<number>;
    guild_id: string;
    channel_id: string;
    time: string;
    timezone: string;
    days: string;
    what: string;
    query: string | null;
    category: string | null;
    count: number;
    empty: string;
    repeat: string;
    created_by: string;
    created_at: number;
    paused_reason: string | null;
    next_slot: string;
    next_run_at: number;
    refused_slots: Generated<number>;
    refused_since: Nullable<number>;
    resumes_with_access: Generated<number>;
    author: string | null;
    organization: string | null;
    min_votes: number | null;
    sort: string;
    format: string;
    thread: number;
    role_id: string | null;
    intro: string | null;
    preset: string | null;
    edited_by: Nullable<string>;
    paused_by: Nullable<string>;
    paused_until: Nullable<number>;
    role_problem: Nullable<string>;
    deleted_at: Nullable<number>;
    picture: Generated<number>;
  };
  server_settings: {
    guild_id: string;
    timezone: Nullable<string>;
    alert_channel_id: Nullable<string>;
    save_emoji: Nullable<string>;
    vote_emoji: Nullable<string>;
    curator_role_id: Nullable<string>;
    desk_channel_id: Nullable<string>;
    desk_lead_minutes: Nullable<number>;
    voters: Nullable<string>;
    voter_role_id: Nullable<string>;
    votes_own_submissions: Nullable<number>;
    digest_style: Nullable<string>;
    discussion: Nullable<string>;
    discussion_channel_id: Nullable<string>;
    wall_channel_id: Nullable<string>;
    wall_threshold: Nullable<number>;
    date_language: Nullable<string>;
    seen_replies: Nullable<number>;
  };
  server_submissions: {
    guild_id: string;
    paper_id: number;
    submitted_by: string;
    line: string | null;
    state: string;
    submitted_at: number;
    day: Nullable<string>;
    decided_by: Nullable<string>;
    decided_at: Nullable<number>;
    curator_line: Nullable<string>;
    channel_id: Nullable<string>;
    message_id: Nullable<string>;
    is_shown: Generated<number>;
  };
  draft_slots: {
    id: Generated<number>;
    schedule_id: number;
    guild_id: string;
    slot: string;
    due_at: number;
    spec_key: string;
    list_name: string | null;
    revision: Generated<number>;
    is_touched: Generated<number>;
    state: Generated<string>;
    channel_id: Nullable<string>;
    message_id: Nullable<string>;
    shown_revision: Generated<number>;
  };
  draft_papers: {
    draft_id: number;
    paper_id: number;
    position: number;
    is_pinned: Generated<number>;
    is_dropped: Generated<number>;
    line: Nullable<string>;
    line_by: Nullable<string>;
  };
  slots: { schedule_id: number; slot: string; outcome: string; decided_at: number };
  deliveries: {
    id: Generated<number>;
    key: string;
    origin_kind: string;
    origin_id: string;
    target_kind: string;
    target_id: string;
    channel_id: string | null;
    after_id: number | null;
    body: string;
    nonce: string;
    paper_ids: string;
    shown_ids: Nullable<string>;
    format: string | null;
    list_day: string | null;
    slot_due_at: number;
    expires_at: number;
    created_at: number;
    state: string;
    attempts: number;
    refusals: Generated<number>;
    due_at: number;
    owner: Nullable<string>;
    lease_until: Nullable<number>;
    claimed_at: Nullable<number>;
    floor: Nullable<string>;
    message_id: Nullable<string>;
    problem: Nullable<string>;
    is_restored: Generated<number>;
    guild_id: Nullable<string>;
    target_message_id: Nullable<string>;
    save_emoji: Nullable<string>;
    vote_emoji: Nullable<string>;
    chart: Nullable<string>;
  };
  channel_papers: { channel_id: string; paper_id: number; delivery_id: number; given_at: number };
  posted_messages: {
    message_id: string;
    channel_id: string;
    guild_id: string | null;
    kind: string;
    posted_at: number;
    /** 1 if the bot's own reaction was last seen on it. */
    has_own_reaction: Generated<number>;
    /** 1 if it is known to be deleted. */
    is_deleted: Generated<number>;
    shared_by: Nullable<string>;
    save_emoji: Nullable<string>;
    vote_emoji: Nullable<string>;
  };
  posted_papers: { message_id: string; position: number; paper_id: number };
  wall_entries: { guild_id: string; paper_id: number; delivery_id: number; entered_at: number };
  discussions: {
    guild_id: string;
    paper_id: number;
    thread_id: Nullable<string>;
    channel_id: string;
    is_forum_post: number;
    message_count: Generated<number>;
    last_message_at: Nullable<number>;
    opened_by: string | null;
    opened_at: number;
    state: string;
  };
  seen_replies: { channel_id: string; paper_id: number; guild_id: string; replied_at: number };
  unmatched_reactions: {
    message_id: string;
    user_id: string;
    emoji: string;
    reacted_at: number;
    /** JSON list */
    role_ids: Generated<string>;
  };
  result_lists: {
    id: string;
    user_id: string;
    asked: string;
    paper_ids: string;
    total: number;
    with_all: number | null;
    corrections: string;
    ignored: string;
    made_at: number;
  };
  departed_guilds: { guild_id: string; left_at: number };
  forgotten_users: { user_hash: string; forgotten_at: number };
  user_settings: { user_id: string; timezone: string | null; public_saves: Generated<number> };
  watches: {
    id: Generated<number>;
    user_id: string;
    words: string | null;
    author: string | null;
    organization: string | null;
    category: string | null;
    min_votes: number | null;
    deliver: string;
    guild_id: string | null;
    channel_id: string | null;
    timezone: string | null;
    created_at: number;
    paused_reason: Nullable<string>;
    since_rev: number;
    rev: number;
    removed_at: Nullable<number>;
    refused_count: Generated<number>;
    refused_since: Nullable<number>;
  };
  feed_cursors: { name: string; rev: number; known_id: number };
  followed_papers: { paper_id: number; first_rev: number; upvotes: number | null; seen_at: number };
  watch_finds: {
    user_id: string;
    channel_id: string;
    paper_id: number;
    watch_ids: string;
    found_at: number;
    due_at: number;
    told_at: Nullable<number>;
    delivery_id: Nullable<number>;
  };
  subscriptions: {
    id: Generated<number>;
    user_id: string;
    what: string;
    time: string;
    days: string;
    count: number;
    timezone: string;
    created_at: number;
    paused_reason: Nullable<string>;
    next_slot: string;
    next_run_at: number;
  };
  subscription_papers: { subscription_id: number; paper_id: number; delivery_id: number; sent_at: number };
  clubs: {
    id: Generated<number>;
    guild_id: string;
    channel_id: string;
    weekday: number;
    time: string;
    timezone: string;
    pick: string;
    created_by: string | null;
    created_at: number;
  };
  club_rounds: {
    id: Generated<number>;
    club_id: number;
    guild_id: string;
    meeting_on: string;
    meeting_at: number;
    state: Generated<string>;
    vote_kind: Nullable<string>;
    vote_message_id: Nullable<string>;
    winner_position: Nullable<number>;
    announced_at: Nullable<number>;
    thread_id: Nullable<string>;
    event_state: Generated<string>;
    event_id: Nullable<string>;
    is_reminded: Generated<number>;
    problem: Nullable<string>;
    next_at: Nullable<number>;
  };
  club_candidates: { round_id: number; position: number; paper_id: number };
  club_votes: { round_id: number; user_id: string; position: number; voted_at: number };
  facts: { name: string; value: string };
  processes: {
    id: string;
    started_at: number;
    seen_at: number;
    shards: string;
    recent_calls: Generated<string>;
  };
  sources: {
    name: string;
    since: number;
    last_success: Nullable<number>;
    last_news: Nullable<number>;
    next_run: Nullable<number>;
    problem: Nullable<string>;
    failures: number;
    alerted_at: Nullable<number>;
  };
  list_days: { source: string; day: string; done_at: number };
  arxiv_categories: {
    category: string;
    remembered: number;
    covered_on: Nullable<string>;
    vain_polls: number;
    succeeded_at: Nullable<number>;
  };
  arxiv_wanted: { arxiv_id: string; since: number };
}

/** A column that may be omitted in an insert. */
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;

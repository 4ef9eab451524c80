import type { PaperId } from '../paper/paper.ts';
import type { MessagePlace } from '../submission/submission.ts';
import type { LocalDate, Schedule } from './schedule.ts';

/** `open` until its slot is decided, or its schedule is edited, paused or deleted. `skipped`: a curator left the slot out. */
export type DraftState = 'open' | 'posted' | 'skipped' | 'cancelled';

/** A paper of a draft. */
export interface DraftPaper {
  readonly paperId: PaperId;
  /** Whether it stays: pinned papers come first, and are not dropped or replaced before they are unpinned. */
  readonly isPinned: boolean;
  /** Whether a curator took it out. It remains here, so that it can be put back. */
  readonly isDropped: boolean;
  /** A curator's line; plain text. */
  readonly line: string | null;
  readonly lineBy: string | null;
}

/** What a slot of a schedule will post, shown to the curators of its server beforehand. */
export interface Draft {
  readonly id: number;
  readonly scheduleId: number;
  readonly guildId: string;
  readonly slot: LocalDate;
  /** When the slot is due, ms since the epoch. */
  readonly dueAt: number;
  /** The settings of the schedule that it was made from, see `draftSpecKey`. */
  readonly specKey: string;
  /** See `ScheduleList.name`. */
  readonly listName: string | null;
  /** Grows with each change, from 1. */
  readonly revision: number;
  /** Whether a curator changed it: an untouched draft is chosen again at its slot. */
  readonly isTouched: boolean;
  readonly state: DraftState;
  /** The message that shows it; `null` until it is posted. */
  readonly message: MessagePlace | null;
  /** The revision that the message shows; 0 if it is not known. */
  readonly shownRevision: number;
  /** The curator who skipped its slot; `null` also if they had their data deleted. */
  readonly skippedBy: string | null;
  /** The first message that its slot posted; `null` before that. */
  readonly post: MessagePlace | null;
  /** In the order in which they are posted. */
  readonly papers: readonly DraftPaper[];
}

/** What became of an accepted paper in a draft that curators had changed before. */
export interface AcceptedInDraft {
  readonly draft: Draft;
  readonly schedule: Schedule;
  /** Whether the draft has it now: one that has as many papers as its schedule posts leaves it out. */
  readonly isAdded: boolean;
}

/** A draft that is not posted to the desk yet. */
export type NewDraft = Pick<Draft, 'scheduleId' | 'guildId' | 'slot' | 'dueAt' | 'specKey' | 'listName'> & {
  readonly paperIds: readonly PaperId[];
};

/** A slot of a schedule whose draft is due. */
export interface UndraftedSlot {
  readonly scheduleId: number;
  readonly deskChannelId: string;
}

/** The drafts of all servers. Changes run in a transaction with the read before them: no curator undoes another's change. */
export interface DraftStore {
  create(draft: NewDraft): Promise<Draft>;
  get(id: number): Promise<Draft | undefined>;
  /** Returns the open draft of a schedule's slot. */
  ofSlot(scheduleId: number, slot: LocalDate): Promise<Draft | undefined>;
  /** Returns the open drafts of a server, by id. */
  openIn(guildId: string): Promise<Draft[]>;
  /** Returns the draft of a slot that was posted. */
  postedOf(scheduleId: number, slot: LocalDate): Promise<Draft | undefined>;
  /** Returns the draft of the schedule's last slot that was posted or skipped, as far as drafts are kept. */
  lastDecided(scheduleId: number): Promise<Draft | undefined>;
  /** Replaces the papers of a draft, which counts as touched then; `listName`: they are of another list than before. */
  setPapers(id: number, papers: readonly DraftPaper[], listName?: string): Promise<void>;
  /** Replaces the papers of a draft by chosen ones; it counts as untouched then. */
  rechoose(id: number, chosen: Pick<NewDraft, 'paperIds' | 'listName'>): Promise<void>;
  /** Has the untouched open drafts of a server returned by `toCheck`: other papers may be chosen for them now. */
  recheckUntouched(guildId: string): Promise<void>;
  /** Returns the open drafts of all servers, by id; at most `limit` of those after `afterId`. */
  allOpen(afterId: number, limit: number): Promise<Draft[]>;
  /** Ends an open draft. Returns whether it was open. */
  close(id: number, state: 'posted' | 'cancelled'): Promise<boolean>;
  /** Ends an open draft whose slot a curator skips. Returns whether it was open. */
  skip(id: number, by: string): Promise<boolean>;
  /** Sets `Draft.post` of the draft of a slot that was posted, unless it has one. */
  setPost(scheduleId: number, slot: LocalDate, post: MessagePlace): Promise<void>;
  /** Sets the message of a draft. */
  setMessage(id: number, message: MessagePlace): Promise<void>;
  /** Has the messages of the open drafts of a server with a paper show it again: what is posted with it has changed. */
  showAgain(guildId: string, paperId: PaperId): Promise<void>;
  /** Records which revision the message of a draft shows. */
  setShownRevision(id: number, revision: number): Promise<void>;
  /** Returns the drafts whose message shows an older revision, by id; at most `limit` of those after `afterId`. */
  outdated(afterId: number, limit: number): Promise<Draft[]>;
  /**
   * Returns the open drafts that may no longer hold, by id; at most `limit` of those after `afterId`: their server has no desk,
   * their schedule was paused, deleted or has another next slot, or was edited since `setChecked`; and those of `recheckUntouched`.
   */
  toCheck(afterId: number, limit: number): Promise<Draft[]>;
  /** Records that a draft holds for its schedule as that is now. */
  setChecked(id: number): Promise<void>;
  delete(id: number): Promise<void>;
  /** Deletes the closed drafts of slots that were due before an instant (ms since the epoch). */
  deleteClosedBefore(instant: number): Promise<void>;
  /**
   * Returns active schedules of servers with a desk whose next slot is due within its lead and has no draft, by id; at most `limit`
   * of those after `afterId`.
   */
  undrafted(now: number, afterId: number, limit: number): Promise<UndraftedSlot[]>;
  /** Returns when the next draft is due, ms since the epoch; `undefined` if there is none. */
  nextDueAt(): Promise<number | undefined>;
}

import type { PaperFields, PaperId } from '../paper/paper.ts';
import { DAY_MS } from '../time/duration.ts';
import type { ReadingStatus } from './library-item.ts';

/**
 * References of one import at most: a reference manager of many years has a few thousand, and arXiv is asked for all of them
 * in three minutes.
 */
export const MAX_IMPORT_REFERENCES = 5_000;

/** How long an import can be undone and its result is shown, ms: a week later few users remember what the file had. */
export const IMPORT_TTL_MS = 7 * DAY_MS;

/** Finished imports of one user that are kept, the newest: each has as many rows as its file has references. */
export const MAX_KEPT_IMPORTS = 3;

/** UTF-16 units of the name of a reference, for one line of a list. */
export const MAX_REFERENCE_NAME_LENGTH = 200;

/** What a file says about a paper, as far as it identifies it, and what its user added to it. Nothing of it gets into the corpus. */
export type ReferenceFields = Pick<
  PaperFields,
  'arxivId' | 'doi' | 'url' | 'authors' | 'publishedAt' | 'keywords'
> & {
  /** `null` for an identifier or a link alone. */
  readonly title: string | null;
  /** The user's own note, clean, with what programs add to notes. */
  readonly note?: string | undefined;
  readonly status?: ReadingStatus | undefined;
};

/** A reference that was read, or why it could not be. `line` counts from 1; of a format without lines, the references. */
export type ReadReference =
  | { readonly line: number; readonly fields: ReferenceFields }
  | { readonly line: number; readonly rejected: string };

/** Reads the references of a file or a text that a member sent. */
export interface ReferenceReader {
  /**
   * Returns the references in their order. It lets other work run in between. Throws `UserError` if the format is unknown,
   * there is no reference, or there are more than `MAX_IMPORT_REFERENCES`.
   */
  read(content: Uint8Array, fileName: string): Promise<ReadReference[]>;
}

/** What became of a reference. */
export type ImportOutcome =
  /** Its paper is new in the library. */
  | 'added'
  /** Its paper was in the library before. */
  | 'present'
  /** An earlier reference of the file is the same paper. */
  | 'repeated'
  /** Neither the corpus nor a source has it. */
  | 'not_found'
  /** Its title fits several papers. */
  | 'ambiguous'
  /** The reader rejected it. */
  | 'unreadable'
  /** Its source did not answer. */
  | 'unreachable'
  /** The user ended the import before. */
  | 'stopped';

/** What is to be done for a reference next: look for its paper in the corpus, or ask a source for it. */
export type ImportStage = 'corpus' | 'arxiv' | 'title';

/** An import of a user, under way or finished. Instants are ms since the epoch. */
export interface LibraryImport {
  readonly id: number;
  readonly userId: string;
  /** Where it was started; `null` in direct messages. */
  readonly guildId: string | null;
  /** Of the file, untrusted; empty for a pasted text. */
  readonly fileName: string;
  /** Whether keywords become tags. */
  readonly withTags: boolean;
  readonly startedAt: number;
  /** `null` while it runs. */
  readonly finishedAt: number | null;
  /** When its result was shown to the user. */
  readonly toldAt: number | null;
  readonly undoneAt: number | null;
  /** Since when the source that it needs next has not answered; `null` if it has. */
  readonly failingSince: number | null;
  /** Keywords that did not become tags, since there are too many. */
  readonly tagsLeftOut: number;
  /** Keywords that did not become tags, since they are too long. */
  readonly longTagsLeftOut: number;
}

/** A reference that is not settled. */
export interface OpenReference {
  readonly position: number;
  readonly fields: ReferenceFields;
}

/** How a reference is settled. */
export interface ReferenceResult {
  readonly position: number;
  readonly outcome: ImportOutcome;
  readonly paperId?: PaperId;
  /** Whether the import gave the paper its explicit origin, which an undo removes. */
  readonly gaveOrigin?: boolean;
  /** The tags that the import gave the paper. */
  readonly addedTags?: readonly string[];
}

/** A reference whose paper was not found. */
export interface MissingReference {
  /** Its title, identifier or link, untrusted; for one that is unreadable the reason. */
  readonly name: string;
  readonly line: number;
  readonly outcome: Extract<
    ImportOutcome,
    'not_found' | 'ambiguous' | 'unreadable' | 'unreachable' | 'stopped'
  >;
}

/** What an import changed in the library of its user. */
export interface ImportedPaper {
  readonly paperId: PaperId;
  readonly gaveOrigin: boolean;
  readonly addedTags: readonly string[];
}

/** How many references have each outcome, and are `open`. */
export type ImportCounts = Readonly<Record<ImportOutcome | 'open', number>>;

/** How many papers an import gave an origin or tags, which an undo takes away. */
export interface ImportChanges {
  readonly saved: number;
  readonly tagged: number;
}

/** How far an import is. */
export interface ImportState {
  readonly import: LibraryImport;
  readonly counts: ImportCounts;
  /** The first references whose papers were not found, once it is finished. */
  readonly missing: readonly MissingReference[];
  /** What it changed, once it is finished. */
  readonly changes: ImportChanges;
}

/** The imports of all users. */
export interface LibraryImportStore {
  /** Adds an import without references, claimed by `owner`. Returns `undefined` if one of the user runs already. */
  start(
    added: Pick<LibraryImport, 'userId' | 'guildId' | 'fileName' | 'withTags' | 'startedAt'> & {
      readonly owner?: string;
    },
  ): Promise<LibraryImport | undefined>;
  /** Adds references; those that were rejected are settled. */
  addReferences(importId: number, references: readonly ReadReference[], from: number): Promise<void>;
  get(importId: number): Promise<LibraryImport | undefined>;
  /** Returns the user's import that runs. */
  running(userId: string): Promise<LibraryImport | undefined>;
  /** Returns the user's newest import that is finished and whose result was not shown. */
  untold(userId: string): Promise<LibraryImport | undefined>;
  /** Returns the finished imports of an owner, or of none, whose result was neither shown nor added to the outbox. */
  undelivered(owner: string): Promise<LibraryImport[]>;
  /** Returns whether that is so for one import. */
  isUndelivered(importId: number): Promise<boolean>;
  /** Returns the imports of an owner, or of none, that run and are due at an instant, the one that waits longest first. */
  due(now: number, owner: string): Promise<LibraryImport[]>;
  /** Returns when the next of these is due, ms since the epoch; `undefined` without any. */
  nextDueAt(owner: string): Promise<number | undefined>;
  /** Claims an import: no other process runs it, or tells its result, before it is released. Returns false if another one has. */
  claim(importId: number, owner: string): Promise<boolean>;
  /** Returns whether a claim has not been released. */
  holds(importId: number, owner: string): Promise<boolean>;
  /** Releases every claim of the owners whose names begin with `ownerPrefix`: processes that have ended. */
  releaseClaims(ownerPrefix: string): Promise<void>;
  /** Makes an import due at an instant, and records since when its source fails. */
  postpone(importId: number, dueAt: number, failingSince: number | null): Promise<void>;
  /** Returns the first references of a stage. */
  open(importId: number, stage: ImportStage, limit: number): Promise<OpenReference[]>;
  /** Returns those of some papers that a reference of the import is settled with. */
  settledPapers(importId: number, paperIds: readonly PaperId[]): Promise<ReadonlySet<PaperId>>;
  settle(importId: number, results: readonly ReferenceResult[]): Promise<void>;
  /** Settles everything of a stage, or of all, with an outcome. */
  settleOpen(importId: number, outcome: ImportOutcome, stage?: ImportStage): Promise<void>;
  /** Moves references to another stage. */
  moveTo(importId: number, stage: ImportStage, positions: readonly number[]): Promise<void>;
  /** Counts keywords that did not become tags: those `refused` by `addTags`, and those that are too long. */
  countTagsLeftOut(
    importId: number,
    counts: { readonly refused: number; readonly long: number },
  ): Promise<void>;
  counts(importId: number): Promise<ImportCounts>;
  /** Returns references whose papers were not found, in the order of the file. */
  missing(importId: number, limit: number): Promise<MissingReference[]>;
  countChanges(importId: number): Promise<ImportChanges>;
  /** Returns what the import changed. */
  imported(importId: number): Promise<ImportedPaper[]>;
  /** Ends an import, and deletes all but the user's newest `MAX_KEPT_IMPORTS`. */
  finish(importId: number, at: number): Promise<void>;
  /** Records that the result was shown. */
  recordTold(importId: number, at: number): Promise<void>;
  /** Records that the result was added to the outbox. */
  recordDelivery(importId: number, deliveryId: number): Promise<void>;
  recordUndone(importId: number, at: number): Promise<void>;
  oldestCreatedAt(): Promise<number | undefined>;
  /** Deletes imports that were started before an instant. Returns how many there were. */
  deleteCreatedBefore(instant: number): Promise<number>;
}

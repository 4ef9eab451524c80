import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { SubscriptionSubject } from '../../core/watch/subscription.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { reasonRemark, type RecommendReason } from '../list/recommend-reason.ts';
import { digest } from '../schedule/digest.ts';
import { digestHeading } from '../schedule/digest-heading.ts';
import { plainDigest } from '../schedule/plain-digest.ts';

/** So that ten papers with theirs fit a message. */
const MAX_REASON_WEIGHT = 80;

/** The papers of a subscription for its user. */
export interface SubscriptionDigest {
  readonly what: SubscriptionSubject;
  /** One to ten. */
  readonly papers: readonly Paper[];
  /** The list that they come from; see `ScheduleList.name`. */
  readonly listName: string | null;
  /** Why papers are recommended. */
  readonly reasons?: ReadonlyMap<PaperId, RecommendReason> | undefined;
  /** See `Digest.nonce`. */
  readonly nonce: string;
  /** When it was due (ms since the epoch), if it is so late that the reader should know. */
  readonly lateSince?: number | undefined;
  /** Titles alone, for papers that Discord refused. */
  readonly isPlain?: boolean;
}

/** Returns the message of a subscription. */
export function subscriptionDigest(options: SubscriptionDigest): MessageBody {
  const { what, papers, listName, reasons, nonce, lateSince, isPlain = false } = options;
  const head = { heading: headingOf(what, listName), nonce, lateSince };
  if (isPlain) return plainDigest({ ...head, papers });
  const notes = [...(reasons ?? [])].map(
    ([id, reason]) => [id, fitText(reasonRemark(reason), MAX_REASON_WEIGHT, escapeText)] as const,
  );
  return digest({ ...head, papers, notes: new Map(notes), footer: '-# `/subscribe` changes or stops this.' });
}

function headingOf(what: SubscriptionSubject, listName: string | null): string {
  if (what === 'recommendations') return 'Papers near your library';
  const NOTHING = { query: null, category: null, author: null, organization: null, minVotes: null };
  return digestHeading({ ...NOTHING, what }, listName);
}

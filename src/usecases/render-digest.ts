import type { MessageBody } from '../core/message/message-body.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import { digest, digestNote } from '../views/schedule/digest.ts';
import { digestHeading, emptyDigestText } from '../views/schedule/digest-heading.ts';
import { allowRoleMention } from '../views/schedule/slot-line.ts';
import { plainDigest } from '../views/schedule/plain-digest.ts';
import type { ChosenPapers } from './choose-papers.ts';

/** How a digest is rendered. */
export interface RenderDigestOptions {
  readonly nonce: string;
  /** When it was due, ms since the epoch, if the post says that it is late. */
  readonly lateSince?: number | undefined;
  /** The role that the message mentions. */
  readonly roleId?: string | undefined;
  /** Whether a message of the same slot comes before it, which has the intro. */
  readonly isContinued?: boolean;
  /** Titles alone, for papers that Discord refused. */
  readonly isPlain?: boolean;
}

/** Returns the message of a schedule's slot: its papers, or a note if there are none. */
export function renderDigest(
  schedule: Schedule,
  { papers, listName }: ChosenPapers,
  { nonce, lateSince, roleId, isContinued = false, isPlain = false }: RenderDigestOptions,
): MessageBody {
  const head = {
    heading: digestHeading(schedule, listName),
    nonce,
    ...(lateSince === undefined ? {} : { lateSince }),
    intro: isContinued ? undefined : (schedule.intro ?? undefined),
    roleId,
  };
  if (papers.length === 0) {
    return allowRoleMention(digestNote({ ...head, text: emptyDigestText(schedule, listName) }), roleId);
  }
  return allowRoleMention(isPlain ? plainDigest({ ...head, papers }) : digest({ ...head, papers }), roleId);
}

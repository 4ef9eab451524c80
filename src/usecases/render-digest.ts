import type { MessageBody } from '../core/message/message-body.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { DigestLayout } from '../core/schedule/digest-layout.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { PostStyle } from '../core/server-settings.ts';
import { digest, digestNote } from '../views/schedule/digest.ts';
import { digestHeading, emptyDigestText } from '../views/schedule/digest-heading.ts';
import { allowRoleMention, type SlotLine } from '../views/schedule/slot-line.ts';
import { plainDigest } from '../views/schedule/plain-digest.ts';
import type { ChosenPapers } from './choose-papers.ts';

/** How a digest is rendered. */
export interface RenderDigestOptions extends SlotLine {
  readonly nonce: string;
  /** When it was due, ms since the epoch, if the post says that it is late. */
  readonly lateSince: number | undefined;
  /** Titles alone, for papers that Discord refused. */
  readonly isPlain: boolean;
  /** Markdown at the end of a paper's second line. */
  readonly notes?: ReadonlyMap<PaperId, string> | undefined;
  readonly layout?: DigestLayout | undefined;
  /** How posts in the server are written. */
  readonly style: PostStyle;
}

/** Returns a slot's papers as one message, or a note if there are none. */
export function renderDigest(
  schedule: Schedule,
  { papers, listName }: ChosenPapers,
  { isPlain, ...options }: RenderDigestOptions,
): MessageBody {
  const { roleId, style } = options;
  const head = { heading: digestHeading(schedule, listName, style.dateLanguage), ...options };
  if (papers.length === 0) {
    return allowRoleMention(digestNote({ ...head, text: emptyDigestText(schedule, listName) }), roleId);
  }
  return allowRoleMention(isPlain ? plainDigest({ ...head, papers }) : digest({ ...head, papers }), roleId);
}

import type { MessageBody } from '../core/message/message-body.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import { digest, digestNote } from '../views/schedule/digest.ts';
import { digestHeading, emptyDigestText } from '../views/schedule/digest-heading.ts';
import { plainDigest } from '../views/schedule/plain-digest.ts';
import type { ChosenPapers } from './choose-papers.ts';

/** How a digest is rendered. */
export interface RenderDigestOptions {
  readonly nonce: string;
  /** When it was due, ms since the epoch, if the post says that it is late. */
  readonly lateSince?: number | undefined;
  /** Titles alone, for papers that Discord refused. */
  readonly isPlain?: boolean;
}

/** Returns the message of a schedule's slot: its papers, or a note if there are none. */
export function renderDigest(
  schedule: Schedule,
  { papers, listDay }: ChosenPapers,
  { nonce, lateSince, isPlain = false }: RenderDigestOptions,
): MessageBody {
  const head = {
    heading: digestHeading(schedule, listDay),
    nonce,
    ...(lateSince === undefined ? {} : { lateSince }),
  };
  if (papers.length === 0) return digestNote({ ...head, text: emptyDigestText(schedule) });
  return isPlain ? plainDigest({ ...head, papers }) : digest({ ...head, papers });
}

import type { Delivery } from '../core/delivery/delivery.ts';
import type { MessageBody } from '../core/message/message-body.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import { fitPlain } from '../views/format/fit-text.ts';
import { scheduledCard } from '../views/paper/card.ts';
import { digestHeading } from '../views/schedule/digest-heading.ts';
import { withSlotLine } from '../views/schedule/slot-line.ts';
import { renderDigest, type RenderDigestOptions } from './render-digest.ts';

/** docs, "Channel Object": the name of a thread. */
const MAX_THREAD_NAME_LENGTH = 100;

/** A post in a forum as a request to Discord. The sender replaces the names of tags by ids of those that the forum has. */
export interface ForumPostBody {
  readonly name: string;
  readonly tag_names: readonly string[];
  readonly message: MessageBody;
}

/** The message of a slot that is rendered; see `Delivery`. */
export type SlotPart = Pick<Delivery, 'nonce' | 'listName' | 'format' | 'target'>;

/** Returns the body of one message of a schedule's slot. */
export function renderPart(
  schedule: Schedule,
  part: SlotPart,
  papers: readonly Paper[],
  options: Omit<RenderDigestOptions, 'nonce'>,
): MessageBody | ForumPostBody {
  const message = renderMessage(schedule, part, papers, options);
  if (part.target.kind !== 'forum') return message;
  const [paper] = papers;
  return {
    name: threadName(schedule, part, papers),
    tag_names: paper ? [...paper.categories, ...paper.keywords] : [],
    message,
  };
}

/** Returns the name of a thread about a message: the title of its paper, or the heading of its digest. */
export function threadName(
  schedule: Schedule,
  { format, listName }: Pick<SlotPart, 'format' | 'listName'>,
  papers: readonly Paper[],
): string {
  const title = format === 'card' ? papers[0]?.title : undefined;
  return fitPlain(title ?? digestHeading(schedule, listName), MAX_THREAD_NAME_LENGTH) || 'Papers';
}

function renderMessage(
  schedule: Schedule,
  { nonce, listName, format }: SlotPart,
  papers: readonly Paper[],
  options: Omit<RenderDigestOptions, 'nonce'>,
): MessageBody {
  const [paper] = papers;
  if (format === 'card' && paper && options.isPlain !== true) {
    const { lateSince, roleId, isContinued = false } = options;
    const intro = isContinued ? undefined : (schedule.intro ?? undefined);
    return withSlotLine(scheduledCard(paper, { nonce, lateSince }), { roleId, intro });
  }
  return renderDigest(schedule, { papers, listName }, { ...options, nonce });
}

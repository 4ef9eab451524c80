import type { Delivery } from '../core/delivery/delivery.ts';
import type { Discussion } from '../core/discussion/discussions.ts';
import type { MessageBody } from '../core/message/message-body.ts';
import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { DigestLayout } from '../core/schedule/digest-layout.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { PostStyle } from '../core/server-settings.ts';
import { fitPlain } from '../views/format/fit-text.ts';
import { scheduledCard } from '../views/paper/posted-card.ts';
import { digestHeading } from '../views/schedule/digest-heading.ts';
import { withSlotLine, type SlotLine } from '../views/schedule/slot-line.ts';
import type { ChosenPapers } from './choose-papers.ts';
import { renderDigest } from './render-digest.ts';

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

/** A message of a slot with its papers, before it has a nonce. */
export type PlannedPart = Omit<SlotPart, 'nonce'> & { readonly papers: readonly Paper[] };

/** Returns the messages of a slot: one for a digest or a note, which has no papers, else one for each paper. */
export function slotParts(
  { channelId, format }: Pick<Schedule, 'channelId' | 'format'>,
  { papers, listName }: ChosenPapers,
): readonly [PlannedPart, ...PlannedPart[]] {
  const shared = {
    listName,
    target: { kind: format === 'forum' ? 'forum' : 'channel', id: channelId },
  } as const;
  const [first, ...others] = papers;
  if (format === 'digest' || !first) return [{ ...shared, format: 'digest', papers }];
  const toCard = (paper: Paper): PlannedPart => ({ ...shared, format: 'card', papers: [paper] });
  return [toCard(first), ...others.map(toCard)];
}

/** How a message of a slot is rendered. */
export interface RenderPartOptions {
  /** When it was due, ms since the epoch, if the post says that it is late. */
  readonly lateSince?: number | undefined;
  /** The role that the message mentions. */
  readonly roleId?: string | undefined;
  /** Whether a message of the same slot comes before it, which has the intro. */
  readonly isContinued?: boolean;
  /** Titles alone, for papers that Discord refused. */
  readonly isPlain?: boolean;
  /** See `ChosenPapers.remarks`. */
  readonly remarks?: ReadonlyMap<PaperId, string> | undefined;
  /** Where its paper is discussed; of a post in a forum. */
  readonly discussion?: Pick<Discussion, 'guildId' | 'threadId'> | undefined;
  /** See `ChosenPapers.layout`. */
  readonly layout?: DigestLayout | undefined;
  /** How posts in the server are written. */
  readonly style: PostStyle;
}

/** Returns the body of one message of a schedule's slot. */
export function renderPart(
  schedule: Schedule,
  part: SlotPart,
  papers: readonly Paper[],
  options: RenderPartOptions,
): MessageBody | ForumPostBody {
  const message = renderMessage(schedule, part, papers, options);
  if (part.target.kind !== 'forum') return message;
  const [paper] = papers;
  return {
    name: threadName(schedule, part, papers, options.style),
    tag_names: paper ? [...paper.categories, ...paper.keywords] : [],
    message,
  };
}

/** Returns the name of a thread about a message: the title of its paper, or the heading of its digest (`dateLanguage`: BCP 47). */
export function threadName(
  schedule: Schedule,
  { format, listName }: Pick<SlotPart, 'format' | 'listName'>,
  papers: readonly Paper[],
  { dateLanguage }: Pick<PostStyle, 'dateLanguage'>,
): string {
  const title = format === 'card' ? papers[0]?.title : undefined;
  return (
    fitPlain(title ?? digestHeading(schedule, listName, dateLanguage), MAX_THREAD_NAME_LENGTH) || 'Papers'
  );
}

function renderMessage(
  schedule: Schedule,
  { nonce, listName, format }: SlotPart,
  papers: readonly Paper[],
  {
    lateSince,
    roleId,
    isContinued = false,
    isPlain = false,
    remarks,
    discussion,
    layout,
    style,
  }: RenderPartOptions,
): MessageBody {
  const line: SlotLine = { roleId, intro: isContinued ? undefined : (schedule.intro ?? undefined) };
  const [paper] = papers;
  if (format === 'card' && paper && !isPlain) {
    return withSlotLine(
      scheduledCard(paper, { nonce, lateSince, remark: remarks?.get(paper.id), discussion, style }),
      line,
    );
  }
  return renderDigest(
    schedule,
    { papers, listName },
    { ...line, nonce, lateSince, isPlain, notes: remarks, layout, style },
  );
}

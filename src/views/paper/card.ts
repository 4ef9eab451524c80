import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { PostedMessage } from '../../core/message/posted.ts';
import { SAVE_EMOJI } from '../../core/message/reaction.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { addedFrom } from '../format/added-from.ts';
import { button } from '../format/components.ts';
import type { CommunityOptions } from '../format/community-row.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import type { ShownButton } from '../format/shown-button.ts';
import { fitText } from '../format/fit-text.ts';
import { postButton } from '../format/post-button.ts';
import { POSTED_MARK, saveButton, savedMenuButton } from '../format/save-button.ts';
import { relativeTime } from '../format/relative-time.ts';
import { memberMention } from '../format/shared-by.ts';
import { earlierPostsMarkdown, type EarlierPost } from './earlier-posts.ts';
import { seenHereMarkdown, type SeenHere } from './seen-here.ts';
import { cardMessage, readingButtons } from './card-message.ts';

/** In the custom_id of a post button: the reader was told that the card was posted a short while ago. */
export const REPEAT_MARK = 'again';

/** Weight of the line that names the source. */
const MAX_SOURCE_WEIGHT = 100;

/** What a card shows a reader besides the paper. */
export interface CardOptions {
  /** Whether the reader has saved it. */
  readonly saved: boolean;
  /** The number of users who have saved it. */
  readonly savers?: number;
  /** Discord's ids of some of them, who let the members of this server see it. */
  readonly publicSavers?: readonly string[];
  /** Whether the reader has posted this card to the channel. */
  readonly posted?: boolean;
  /** The remote source that the paper was just added from. */
  readonly source?: string;
  readonly earlierPosts?: readonly EarlierPost[];
  /** What happened with it in this server. */
  readonly seenHere?: SeenHere | undefined;
  /** The same card, shown in the channel a short while ago: the reader is asked whether to post it again. */
  readonly repeatOf?: Pick<PostedMessage, 'postedAt' | 'sharedBy'>;
  /** A button to the list of which this paper is the first, see `resultsButton`. */
  readonly results?: ShownButton | undefined;
  /** What the members of this server do with it; absent where they cannot. */
  readonly community?: CommunityOptions | undefined;
  /** The emoji that saves in this server. */
  readonly saveEmoji?: string | undefined;
}

/** Returns the button of a card to a list of so many papers. */
export function resultsButton(id: string, total: number): ShownButton {
  return { id, label: `All ${count(total, 'result')}` };
}

/** Returns a paper as a private message to one reader, with buttons to save, read and post it. */
export function card(
  paper: Paper,
  {
    saved,
    savers = 0,
    publicSavers = [],
    posted = false,
    source,
    earlierPosts = [],
    seenHere,
    repeatOf,
    results,
    community,
    saveEmoji = SAVE_EMOJI,
  }: CardOptions,
): MessageBody {
  const marks = posted ? [POSTED_MARK] : [];
  return cardMessage(
    paper,
    // Where all saves are of this server, the line about it has them.
    seenHere?.counts.saves === savers ? 0 : savers,
    [
      source === undefined ? undefined : sourceMarkdown(source),
      savedByMarkdown(publicSavers, savers, saveEmoji),
      earlierPostsMarkdown(earlierPosts),
      seenHere && seenHereMarkdown(seenHere),
      repeatOf === undefined ? undefined : repeatMarkdown(repeatOf),
    ],
    [
      saved ? savedMenuButton(paper.id) : saveButton(paper.id, saveEmoji, ...marks),
      ...readingButtons(paper),
      repeatOf === undefined
        ? postButton({ id: customId('post-card', paper.id), posted })
        : postButton({ id: customId('post-card', paper.id, REPEAT_MARK), posted, isRepeat: true }),
      ...(results === undefined ? [] : [button(results.id, { label: results.label })]),
    ],
    { community, saveEmoji },
  );
}

function sourceMarkdown(source: string): string | undefined {
  return fitText(source, MAX_SOURCE_WEIGHT, part => `-# ${addedFrom(escapeText(part))}`) || undefined;
}

/** Returns who saved a paper, as far as they let others see it; `undefined` if none does. */
function savedByMarkdown(
  publicSavers: readonly string[],
  savers: number,
  saveEmoji: string,
): string | undefined {
  if (publicSavers.length === 0) return undefined;
  const others = savers - publicSavers.length;
  const names = publicSavers.map(memberMention).join(', ');
  return `-# ${saveEmoji} Saved by ${names}${others > 0 ? ` and ${count(others, 'other')}` : ''}`;
}

function repeatMarkdown({ postedAt, sharedBy }: Pick<PostedMessage, 'postedAt' | 'sharedBy'>): string {
  const by = sharedBy === undefined ? '' : ` by ${memberMention(sharedBy)}`;
  return `⚠️ Posted ${relativeTime(postedAt)}${by}: post it again?`;
}

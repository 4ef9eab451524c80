import type { Discussion } from '../../core/discussion/discussions.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { DEFAULT_SERVER_SETTINGS, type PostStyle } from '../../core/server-settings.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { discussedHereMarkdown } from '../discussion/discussion-notice.ts';
import type { CommunityOptions } from '../format/community-row.ts';
import { joinParts } from '../format/join-parts.ts';
import { lateMarkdown } from '../format/late-line.ts';
import { removeButton } from '../format/remove-button.ts';
import { saveButton, SHARED_CARD_MARK } from '../format/save-button.ts';
import { sharedByMarkdown } from '../format/shared-by.ts';
import { saveHint } from '../schedule/save-rows.ts';
import { cardMessage, readingButtons } from './card-message.ts';

/** What a card in a channel shows besides the paper. */
export interface SharedCardOptions {
  /** Discord's id of the member who posted it. */
  readonly sharedBy: string;
  /** Whether the bot sees reactions in the channel. */
  readonly canReact: boolean;
  /** Whether members can vote for it there. */
  readonly canVote?: boolean;
  readonly savers?: number;
  /** How posts in the server are written; that of a server that has set nothing by default. */
  readonly style?: CardStyle | undefined;
}

type CardStyle = Pick<PostStyle, 'saveEmoji' | 'dateLanguage'> &
  Partial<Pick<PostStyle, 'voteEmoji' | 'discussion'>>;

/** Returns a paper as a message to a channel. */
export function sharedCard(
  paper: Paper,
  { sharedBy, canReact, canVote = false, savers = 0, style = DEFAULT_SERVER_SETTINGS }: SharedCardOptions,
): MessageBody {
  const hint = canReact ? `react with ${style.saveEmoji} to save it` : undefined;
  return cardMessage(
    paper,
    savers,
    [joinParts([sharedByMarkdown(sharedBy), hint])],
    [saveButton(paper.id, style.saveEmoji, SHARED_CARD_MARK), ...readingButtons(paper), removeButton()],
    {
      language: style.dateLanguage,
      saveEmoji: style.saveEmoji,
      community: canVote ? communityOf(style) : undefined,
    },
  );
}

/** What a card that a schedule posts shows besides the paper. */
export interface ScheduledCardOptions {
  /** Identifies the message, in the custom_id of its button that saves; see `Digest`. */
  readonly nonce: string;
  /** When it was due, if it is so late that readers should know, ms since the epoch. */
  readonly lateSince?: number | undefined;
  /** Markdown, such as who submitted it. */
  readonly remark?: string | undefined;
  /** Where it is discussed. */
  readonly discussion?: Pick<Discussion, 'guildId' | 'threadId'> | undefined;
  /** How posts in the server are written; that of a server that has set nothing by default. */
  readonly style?: CardStyle | undefined;
}

/** Returns a paper as a message of its own that a schedule posts. */
export function scheduledCard(
  paper: Paper,
  { nonce, lateSince, remark, discussion, style = DEFAULT_SERVER_SETTINGS }: ScheduledCardOptions,
): MessageBody {
  return cardMessage(
    paper,
    0,
    [
      lateSince === undefined ? undefined : lateMarkdown(lateSince),
      remark,
      discussion && discussedHereMarkdown({ ...discussion, messageCount: 0 }),
      saveHint(1, true, style.saveEmoji),
    ],
    // As that of a digest of one paper.
    [saveButton(paper.id, style.saveEmoji, '1', nonce), ...readingButtons(paper)],
    { language: style.dateLanguage, saveEmoji: style.saveEmoji, community: communityOf(style) },
  );
}

/** Returns what a new post lets the members of a server do; its counts are added right before it is posted. */
function communityOf({
  voteEmoji,
  discussion,
}: Pick<CardStyle, 'voteEmoji' | 'discussion'>): CommunityOptions {
  return {
    vote: voteEmoji === undefined ? {} : { voteEmoji },
    comments: discussion === 'off' ? undefined : 0,
  };
}

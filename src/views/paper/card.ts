import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIButtonComponentWithCustomId,
  APIComponentInContainer,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { Discussion } from '../../core/discussion/discussions.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { PostedMessage } from '../../core/message/posted.ts';
import { SAVE_EMOJI } from '../../core/message/reaction.ts';
import { DEFAULT_SERVER_SETTINGS, type PostStyle } from '../../core/server-settings.ts';
import { MAX_URL_LENGTH, paperLinks } from '../../core/paper/links.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { thumbnailOf } from '../../core/paper/thumbnail.ts';
import { discussedHereMarkdown } from '../discussion/discussion-notice.ts';
import { addedFrom } from '../format/added-from.ts';
import {
  BLUE,
  button,
  container,
  linkButton,
  message,
  pictured,
  row,
  separator,
  textDisplay,
} from '../format/components.ts';
import { communityRow, type CommunityOptions } from '../format/community-row.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { formatDate } from '../format/format-date.ts';
import { joinParts } from '../format/join-parts.ts';
import { lateMarkdown } from '../format/late-line.ts';
import { postButton } from '../format/post-button.ts';
import { removeButton } from '../format/remove-button.ts';
import { POSTED_MARK, saveButton, savedMenuButton, SHARED_CARD_MARK } from '../format/save-button.ts';
import { relativeTime } from '../format/relative-time.ts';
import { memberMention, sharedByMarkdown } from '../format/shared-by.ts';
import { saveHint } from '../schedule/save-rows.ts';
import { hasAbstract } from './abstract.ts';
import { fitAuthorLine } from './authors.ts';
import { earlierPostsMarkdown, type EarlierPost } from './earlier-posts.ts';
import { seenHereMarkdown, type SeenHere } from './seen-here.ts';
import { citeButton } from './citation.ts';
import { summaryMarkdown } from './paper-summary.ts';
import { titleMarkdown } from './paper-title.ts';
import { withdrawnMark } from './withdrawn-mark.ts';

/** In the custom_id of a post button: the reader was told that the card was posted a short while ago. */
export const REPEAT_MARK = 'again';

/** Buttons of a row at most (docs, "Action Row"). */
const MAX_ROW_BUTTONS = 5;

/** Weights of a card's parts; together they fit a message. */
const MAX_WEIGHT = {
  title: 400,
  authors: 250,
  organization: 120,
  metadata: 200,
  summary: 1200,
  keywords: 200,
  source: 100,
};

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
  /** The custom_id of a list of which this paper is the first, and how many papers it has. */
  readonly results?: { readonly id: string; readonly total: number };
  /** What the members of this server do with it; absent where they cannot. */
  readonly community?: CommunityOptions | undefined;
  /** The emoji that saves in this server. */
  readonly saveEmoji?: string | undefined;
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
      ...(results === undefined
        ? []
        : [button(results.id, { label: `All ${count(results.total, 'result')}` })]),
    ],
    { community, saveEmoji },
  );
}

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

function sourceMarkdown(source: string): string | undefined {
  return fitText(source, MAX_WEIGHT.source, part => `-# ${addedFrom(escapeText(part))}`) || undefined;
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

function readingButtons(paper: Paper) {
  return [
    ...(hasAbstract(paper) ? [button(customId('abstract', paper.id), { label: 'Abstract' })] : []),
    button(customId('similar', paper.id), { label: 'Similar' }),
  ];
}

/** How the first lines of a card are written. */
interface HeadStyle {
  /** Of dates, BCP 47; English by default. */
  readonly language?: string;
  /** The emoji beside the number of saves. */
  readonly saveEmoji: string;
}

function cardMessage(
  paper: Paper,
  savers: number,
  footers: readonly (string | undefined)[],
  buttons: readonly APIButtonComponentWithCustomId[],
  { community, ...style }: HeadStyle & { readonly community?: CommunityOptions | undefined },
): MessageBody {
  const head = headMarkdown(paper, savers, style);
  const picture = thumbnailOf(paper);
  const texts = [summaryMarkdown(paper, MAX_WEIGHT.summary), keywordsMarkdown(paper), ...footers].filter(
    part => part !== undefined,
  );
  const components: APIComponentInContainer[] = [
    picture === undefined
      ? textDisplay(head)
      : pictured(head, { url: picture.url, description: `Picture from ${picture.source}` }),
    ...texts.map(textDisplay),
    separator(),
    row(...buttons),
    ...(community === undefined ? [] : [communityRow(paper.id, community)]),
    ...referenceRows(paper),
  ];
  return message(container(BLUE, components));
}

/** Returns the button that cites a paper and those that open its pages, in rows of up to five. */
function referenceRows(paper: Paper): APIActionRowComponent<APIButtonComponent>[] {
  const links = paperLinks(paper).map(({ url, label }) => linkButton(url, label));
  const room = MAX_ROW_BUTTONS - 1;
  const first = row<APIButtonComponent>(citeButton(paper.id), ...links.slice(0, room));
  return links.length <= room ? [first] : [first, row<APIButtonComponent>(...links.slice(room))];
}

function headMarkdown(paper: Paper, savers: number, style: HeadStyle): string {
  const people = joinParts([
    fitAuthorLine(paper, MAX_WEIGHT.authors, escapeText),
    fitText(paper.organization ?? '', MAX_WEIGHT.organization, part => `**${escapeText(part)}**`),
  ]);
  const metadata = fitText(metadataText(paper, savers, style), MAX_WEIGHT.metadata, escapeText);
  return [
    `### ${titleMarkdown(paper, { weight: MAX_WEIGHT.title, urlLength: MAX_URL_LENGTH })}`,
    ...(people === '' ? [] : [people]),
    ...(metadata === '' ? [] : [`-# ${metadata}`]),
  ].join('\n');
}

function metadataText(paper: Paper, savers: number, { language, saveEmoji }: HeadStyle): string {
  const listed = paper.listedOn.at(-1);
  return joinParts([
    withdrawnMark(paper),
    paper.publishedAt === null ? undefined : formatDate(paper.publishedAt, language),
    listed === undefined ? undefined : `listed ${formatDate(listed, language)}`,
    paper.upvotes === null ? undefined : `▲ ${paper.upvotes.toLocaleString('en-GB')} on Hugging Face`,
    paper.comments === null ? undefined : `💬 ${count(paper.comments, 'comment')}`,
    savers === 0 ? undefined : `${saveEmoji} ${count(savers, 'save')}`,
    paper.categories.join(', '),
  ]);
}

function keywordsMarkdown(paper: Paper): string | undefined {
  return (
    fitText(joinParts(paper.keywords), MAX_WEIGHT.keywords, part => `-# ${escapeText(part)}`) || undefined
  );
}

import type { APIButtonComponentWithCustomId, APIComponentInContainer } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { hasAbstract } from './abstract-text.ts';
import { authorLine } from './authors.ts';
import { fitText } from '../format/budget.ts';
import {
  BLUE,
  button,
  container,
  linkButton,
  message,
  row,
  separator,
  textDisplay,
} from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { count, joinParts } from '../format/join-parts.ts';
import { foundWords } from './source-words.ts';
import { paperLinks } from '../../core/paper/links.ts';
import { summaryMarkdown, titleMarkdown } from './paper-entry.ts';
import { postButton } from '../list/paper-page.ts';
import { formatDate } from '../format/partial-date.ts';
import { sharedMarkdown } from '../format/shared.ts';
import { earlierPostsMarkdown, type EarlierPost } from './earlier-posts.ts';

/** Weights of a card's parts; together they fit a message. */
const TITLE = 400;
const MAX_URL = 512;
const AUTHORS = 250;
const ORGANIZATION = 120;
const FACTS = 200;
const SUMMARY = 1200;
const KEYWORDS = 200;
const SOURCE = 100;

/** Marks the Save button of a private card that was posted, so that the card turned by it stays posted. */
export const POSTED = 'posted';

/** Where on a public card a Save button stands; a mark in its custom_id says that everyone sees it. */
const PUBLIC = 'card';

/** A paper's card for one reader. */
export interface CardOptions {
  /** Whether the reader has it in the library. */
  readonly saved: boolean;
  /** How many people have it in theirs. */
  readonly savers?: number;
  /** Whether the reader has posted this card to the channel. */
  readonly posted?: boolean;
  /** The source that was asked because the paper was not here. */
  readonly foundAt?: string;
  /** Where the paper was shown before. */
  readonly stood?: readonly EarlierPost[];
}

/** One paper as a message for one reader: what it is, and what can be done with it. */
export function card(
  paper: Paper,
  { saved, savers = 0, posted = false, foundAt, stood = [] }: CardOptions,
): MessageBody {
  const marks = posted ? [POSTED] : [];
  return cardMessage(
    paper,
    savers,
    [foundAt === undefined ? undefined : foundMarkdown(foundAt), earlierPostsMarkdown(stood)],
    [
      saved
        ? button(customId('unsave', paper.id, ...marks), { label: 'Saved ✓', done: true })
        : button(customId('save', paper.id, ...marks), { label: 'Save', emoji: '🔖' }),
      ...readingButtons(paper),
      postButton({ id: customId('post-card', paper.id), posted }),
    ],
  );
}

/** The same for everybody in a channel. */
export function sharedCard(
  paper: Paper,
  {
    sharedBy,
    reactable,
    savers = 0,
  }: { readonly sharedBy: string; readonly reactable: boolean; readonly savers?: number },
): MessageBody {
  return cardMessage(
    paper,
    savers,
    [joinParts([sharedMarkdown(sharedBy), reactable ? 'react with 🔖 to save it' : undefined])],
    [button(customId('save', paper.id, PUBLIC), { label: 'Save', emoji: '🔖' }), ...readingButtons(paper)],
  );
}

function foundMarkdown(source: string): string | undefined {
  return fitText(source, SOURCE, part => `-# ${foundWords(escapeText(part))}`) || undefined;
}

function readingButtons(paper: Paper) {
  return [
    ...(hasAbstract(paper) ? [button(customId('abstract', paper.id), { label: 'Abstract' })] : []),
    button(customId('similar', paper.id), { label: 'Similar' }),
  ];
}

function cardMessage(
  paper: Paper,
  savers: number,
  below: readonly (string | undefined)[],
  buttons: readonly APIButtonComponentWithCustomId[],
): MessageBody {
  const texts = [
    headMarkdown(paper, savers),
    summaryMarkdown(paper, SUMMARY),
    keywordsMarkdown(paper),
    ...below,
  ].filter(part => part !== undefined);
  const links = paperLinks(paper);
  const components: APIComponentInContainer[] = [
    ...texts.map(textDisplay),
    separator(),
    row(...buttons),
    ...(links.length === 0 ? [] : [row(...links.map(({ url, label }) => linkButton(url, label)))]),
  ];
  return message(container(BLUE, components));
}

function headMarkdown(paper: Paper, savers: number): string {
  const people = joinParts([
    fitText(authorLine(paper) ?? '', AUTHORS, escapeText),
    fitText(paper.organization ?? '', ORGANIZATION, part => `**${escapeText(part)}**`),
  ]);
  const facts = fitText(cardFacts(paper, savers), FACTS, escapeText);
  return [
    `### ${titleMarkdown(paper, { weight: TITLE, url: MAX_URL })}`,
    ...(people === '' ? [] : [people]),
    ...(facts === '' ? [] : [`-# ${facts}`]),
  ].join('\n');
}

function cardFacts(paper: Paper, savers: number): string {
  const listed = paper.listedOn.at(-1);
  return joinParts([
    paper.publishedAt === null ? undefined : formatDate(paper.publishedAt),
    listed === undefined ? undefined : `listed ${formatDate(listed)}`,
    paper.upvotes === null ? undefined : `▲ ${count(paper.upvotes, 'upvote')}`,
    paper.comments === null ? undefined : `💬 ${count(paper.comments, 'comment')}`,
    savers === 0 ? undefined : `🔖 ${count(savers, 'save')}`,
    paper.categories.join(', '),
  ]);
}

function keywordsMarkdown(paper: Paper): string | undefined {
  return fitText(joinParts(paper.keywords), KEYWORDS, part => `-# ${escapeText(part)}`) || undefined;
}

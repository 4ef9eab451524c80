import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIButtonComponentWithCustomId,
  APIComponentInContainer,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { MAX_URL_LENGTH, paperLinks } from '../../core/paper/links.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { thumbnailOf } from '../../core/paper/thumbnail.ts';
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
import { hasAbstract } from './abstract.ts';
import { fitAuthorLine } from './authors.ts';
import { citeButton } from './citation.ts';
import { summaryMarkdown } from './paper-summary.ts';
import { titleMarkdown } from './paper-title.ts';
import { withdrawnMark } from './withdrawn-mark.ts';

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
};

/** How the first lines of a card are written. */
interface HeadStyle {
  /** Of dates, BCP 47; English by default. */
  readonly language?: string;
  /** The emoji beside the number of saves. */
  readonly saveEmoji: string;
}

/** Returns a paper as a message: what is known of it, lines below that, and buttons. */
export function cardMessage(
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

/** Returns the buttons that show more of a paper. */
export function readingButtons(paper: Paper) {
  return [
    ...(hasAbstract(paper) ? [button(customId('abstract', paper.id), { label: 'Abstract' })] : []),
    button(customId('similar', paper.id), { label: 'Similar' }),
  ];
}

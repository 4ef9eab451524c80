import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { BLUE, container, message, row, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { formatDate } from '../format/format-date.ts';
import { fitText } from '../format/fit-text.ts';
import { postButton } from '../format/post-button.ts';
import { removeButton } from '../format/remove-button.ts';
import { sharedByMarkdown } from '../format/shared-by.ts';
import { titleMarkdown } from '../paper/paper-title.ts';
import { round } from './chart-picture.ts';

/** Eight themes with two papers each fit a message. */
const TITLE_LIMITS = { weight: 90, urlLength: 100 };
const MAX_NAME_WEIGHT = 60;

/** A term that rises. */
export interface ListedTheme {
  readonly name: string;
  readonly papers: number;
  readonly usual: number;
  readonly examples: readonly Paper[];
}

/** Terms that rise in some days beside the eight weeks before. */
export interface RisingList {
  readonly first: string;
  readonly last: string;
  readonly recent: number;
  readonly before: number;
  readonly themes: readonly ListedTheme[];
  /** Markdown of further notes. */
  readonly notes?: readonly string[];
}

/** Returns the rising terms for the caller, with a button to post them. */
export function risingList(list: RisingList, posted = false): MessageBody {
  return message(
    container(BLUE, [
      textDisplay(`### ${headingOf(list)}\n${listText(list)}`),
      row(postButton({ id: customId('post-rising', list.last), posted })),
    ]),
  );
}

/** Returns the rising terms for everyone in the channel. */
export function sharedRisingList(list: RisingList, sharedBy: string): MessageBody {
  return message(
    container(BLUE, [
      textDisplay(`## ${headingOf(list)}\n${sharedByMarkdown(sharedBy)}\n${listText(list)}`),
      row(removeButton()),
    ]),
  );
}

function headingOf({ first, last }: RisingList): string {
  return `Rising terms, ${formatDate(first) ?? ''} – ${formatDate(last) ?? ''}`;
}

function listText({ recent, before, themes, notes = [] }: RisingList): string {
  return [
    `-# ${count(recent, 'paper')}, beside ${count(before, 'paper')} of the eight weeks before`,
    ...themes.map(themeMarkdown),
    ...notes.map(note => `-# ${note}`),
  ].join('\n');
}

function themeMarkdown({ name, papers, usual, examples }: ListedTheme): string {
  const titles = examples.map(paper => titleMarkdown(paper, TITLE_LIMITS));
  const expected = usual < 0.05 ? 'none before' : `about ${round(usual)} expected`;
  return [
    `- **${fitText(name, MAX_NAME_WEIGHT, escapeText)}** – ${count(papers, 'paper')}, ${expected}`,
    ...titles.map(title => `  - ${title}`),
  ].join('\n');
}

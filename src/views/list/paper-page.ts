import type { APIActionRowComponent, APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { fitText } from '../format/budget.ts';
import { BLUE, button, container, message, row, separator, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { count } from '../format/join-parts.ts';
import { openSelect } from './open-select.ts';
import { listMarkdown } from './paper-list.ts';

const HEADING = 180;
const NOTE = 250;
/** Notes under a heading at most, so that the papers keep their room. */
const MAX_NOTES = 4;
const REMARK = 90;
/** About one line of summary on a wide screen. */
const SUMMARY = 150;

/**
 * Papers on one page: as many as a phone shows without scrolling far, and as notes and remarks leave room for when all
 * are long.
 */
export const PAPERS_ON_A_PAGE = 5;

/** One page of a list of papers. Texts are plain. */
export interface PaperPage {
  readonly heading: string;
  /** What to know about the list; a line each, at most four. */
  readonly notes?: readonly string[];
  /** The papers of this page, at least one and at most `PAPERS_ON_A_PAGE`. */
  readonly papers: readonly Paper[];
  /** Papers before this page. */
  readonly offset: number;
  /** Papers on all pages. */
  readonly total: number;
  /** Papers on a full page. */
  readonly limit: number;
  /** A remark at the end of a paper's line of facts. */
  readonly remarks?: ReadonlyMap<PaperId, string>;
  readonly buttons: PageButtons;
}

/** The custom_ids of what can be done with a page. */
export interface PageButtons {
  /** Shows the page that begins at an offset. Left out where there is only one page. */
  readonly turn?: (offset: number) => string;
  /** Posts this page for everybody; 'posted' once that is done. */
  readonly post: { readonly id: string; readonly posted: boolean };
  /** Ways to other lists, at most three. */
  readonly elsewhere?: readonly { readonly id: string; readonly label: string }[];
}

/**
 * Papers with a menu that opens one of them, and buttons that turn the page, lead elsewhere and post the page. Throws a
 * `RangeError` for more papers than a page has room for.
 */
export function paperPage(page: PaperPage): MessageBody {
  if (page.papers.length > PAPERS_ON_A_PAGE)
    throw new RangeError(`too many for a page: ${page.papers.length}`);
  const { papers, offset, remarks } = page;
  const head = headMarkdown(page);
  const listed = papers.map((paper, index) => {
    const remark = fitText(remarks?.get(paper.id) ?? '', REMARK, escapeText);
    const look = { place: `${offset + index + 1}.`, summary: SUMMARY };
    return { paper, look: remark === '' ? look : { ...look, note: remark } };
  });
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...listMarkdown(listed, [head]).map(textDisplay),
      separator(),
      openSelect(papers),
      ...rows(page),
    ]),
  );
}

/** The button that posts a private answer for everybody. */
export function postButton({ id, posted }: PageButtons['post']): APIButtonComponentWithCustomId {
  return posted
    ? button(id, { label: 'Posted ✓', done: true, disabled: true })
    : button(id, { label: 'Post to channel', emoji: '📣' });
}

function headMarkdown({ heading, notes = [], papers, offset, total }: PaperPage): string {
  const shown =
    papers.length < total
      ? `${offset + 1}–${offset + papers.length} of ${count(total, 'paper')}`
      : count(total, 'paper');
  return [
    `### ${fitText(heading, HEADING, escapeText) || 'Papers'}`,
    ...notes.slice(0, MAX_NOTES).map(note => fitText(note, NOTE, escapeText)),
    `-# ${shown}`,
  ]
    .filter(line => line !== '')
    .join('\n');
}

function rows(page: PaperPage): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  const { offset, total, limit, buttons } = page;
  const { turn, elsewhere = [] } = buttons;
  const turns =
    turn === undefined || total <= limit
      ? []
      : [
          button(turn(Math.max(0, offset - limit)), {
            label: 'Previous',
            emoji: '◀️',
            disabled: offset <= 0,
          }),
          button(turn(offset + limit), {
            label: 'Next',
            emoji: '▶️',
            disabled: offset + page.papers.length >= total,
          }),
        ];
  return [
    row(...turns, postButton(buttons.post)),
    ...(elsewhere.length === 0 ? [] : [row(...elsewhere.map(({ id, label }) => button(id, { label })))]),
  ];
}

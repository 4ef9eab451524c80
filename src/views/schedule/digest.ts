import type { MessageBody } from '../../core/message/message-body.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { fitText } from '../format/budget.ts';
import {
  BLUE,
  button,
  container,
  message,
  row,
  section,
  separator,
  textDisplay,
} from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { listMarkdown } from '../list/paper-list.ts';
import { sharedMarkdown } from '../format/shared.ts';

const HEADING = 150;
const NOTE = 1000;
/** Two to three sentences. */
const SUMMARY = 450;

interface DigestHead {
  /** Plain text, as is everything said here. */
  readonly heading: string;
  /** Discord's id of the member who had it posted, named under the heading (without being notified). */
  readonly sharedBy?: string;
  /** When it was due (ms since the epoch), if it comes so late that readers should know. */
  readonly lateSince?: number;
}

/** What a digest shows. */
export interface Digest extends DigestHead {
  /** One to ten, in the order that keycap reactions count. */
  readonly papers: readonly Paper[];
  /**
   * What its buttons carry to tell this message from every other: a scheduled post is looked for by it when the process
   * died before it knew of the posting. Without blank or `|`.
   */
  readonly nonce: string;
  /** Whether Paperboy sees reactions where it is posted; yes if left out. */
  readonly reactable?: boolean;
}

/** Several papers as one message for a channel. Throws a `RangeError` unless there are one to ten papers. */
export function digest({ papers, nonce, reactable = true, ...about }: Digest): MessageBody {
  if (papers.length === 0) throw new RangeError('a digest shows at least one paper');
  const head = headMarkdown(about);
  const several = papers.length > 1;
  const hint = reactable ? reactionHint(papers.length) : '-# Save keeps a paper in your library';
  const listed = papers.map((paper, index) => ({
    paper,
    look: { place: keycap(index + 1), summary: SUMMARY },
  }));
  const entries = listMarkdown(listed, [head, hint]);
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...papers.map((paper, index) =>
        // The place keeps ids unique should one paper stand twice.
        section(
          entries[index] ?? '',
          button(customId('save', paper.id, index + 1, nonce), { label: 'Save' }),
        ),
      ),
      separator(),
      textDisplay(hint),
      ...(several ? [row(button(customId('save-all', nonce), { label: 'Save all', emoji: '🔖' }))] : []),
    ]),
  );
}

/** What is posted where there is nothing to show. */
export interface DigestNote extends DigestHead {
  readonly text: string;
  readonly nonce: string;
}

/** A short note in place of a digest; its button carries the nonce. */
export function digestNote({ text, nonce, ...about }: DigestNote): MessageBody {
  return message(
    container(BLUE, [
      textDisplay(headMarkdown(about)),
      textDisplay(fitText(text, NOTE, escapeText) || 'There is nothing new.'),
      row(button(customId('about', nonce), { label: 'About Paperboy' })),
    ]),
  );
}

function headMarkdown({ heading, sharedBy, lateSince }: DigestHead): string {
  return [
    `## ${fitText(heading, HEADING, escapeText) || 'Papers'}`,
    sharedBy === undefined ? '' : sharedMarkdown(sharedBy),
    lateSince === undefined ? '' : `-# Late: this was due <t:${Math.floor(lateSince / 1000)}:f>`,
  ]
    .filter(line => line !== '')
    .join('\n');
}

function reactionHint(papers: number): string {
  return papers > 1
    ? `-# React with 🔖 to save all, ${keycaps(papers)} to save one`
    : '-# React with 🔖 to save it';
}

/** The emoji that stands for a place from 1 to 10. */
function keycap(place: number): string {
  return place === 10 ? '🔟' : `${place}\uFE0F\u20E3`;
}

function keycaps(last: number): string {
  return last === 2 ? `${keycap(1)} or ${keycap(2)}` : `${keycap(1)}–${keycap(last)}`;
}

import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { keycap, SAVE_EMOJI } from '../../core/message/reaction.ts';
import type { Paper } from '../../core/paper/paper.ts';
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
import { fitText } from '../format/fit-text.ts';
import { sharedByMarkdown } from '../format/shared-by.ts';
import { listMarkdown } from '../list/list-markdown.ts';

const MAX_HEADING_WEIGHT = 150;
const MAX_NOTE_WEIGHT = 1000;
/** Two to three sentences. */
const MAX_SUMMARY_WEIGHT = 450;

/** The head of a post. All texts are plain. */
export interface DigestHead {
  readonly heading: string;
  /** Discord's id of the member who posted it; mentioned under the heading without being notified. */
  readonly sharedBy?: string;
  /** When it was due (ms since the epoch), if it is so late that readers should know. */
  readonly lateSince?: number;
}

/** The contents of a digest. */
export interface Digest extends DigestHead {
  /** One to ten, in the order of the keycap reactions. */
  readonly papers: readonly Paper[];
  /**
   * Identifies the message, in the custom_ids of its buttons: if the process died before it stored the message's id, the
   * message is found in the channel by its nonce. Without space and `|`.
   */
  readonly nonce: string;
  /** Whether the bot sees reactions in the channel; true by default. */
  readonly canReact?: boolean;
}

/** Returns several papers as one message for a channel. Throws a `RangeError` unless there are one to ten papers. */
export function digest({ papers, nonce, canReact = true, ...head }: Digest): MessageBody {
  if (papers.length === 0) throw new RangeError('a digest shows at least one paper');
  const headText = headMarkdown(head);
  const hint = canReact ? reactionHint(papers.length) : '-# Save adds a paper to your library';
  const entries = papers.map((paper, index) => ({
    paper,
    options: { number: keycap(index + 1), summaryWeight: MAX_SUMMARY_WEIGHT },
  }));
  const texts = listMarkdown(entries, [headText, hint]);
  return message(
    container(BLUE, [
      textDisplay(headText),
      separator(),
      ...papers.map((paper, index) =>
        // The number makes custom_ids unique even if a paper is listed twice.
        section(texts[index] ?? '', button(customId('save', paper.id, index + 1, nonce), { label: 'Save' })),
      ),
      separator(),
      textDisplay(hint),
      ...(papers.length > 1
        ? [row(button(customId('save-all', nonce), { label: 'Save all', emoji: SAVE_EMOJI }))]
        : []),
    ]),
  );
}

/** The contents of a post without papers. */
export interface DigestNote extends DigestHead {
  readonly text: string;
  readonly nonce: string;
}

/** Returns a short note instead of a digest; its button carries the nonce. */
export function digestNote({ text, nonce, ...head }: DigestNote): MessageBody {
  return message(
    container(BLUE, [
      textDisplay(headMarkdown(head)),
      textDisplay(fitText(text, MAX_NOTE_WEIGHT, escapeText) || 'There is nothing new.'),
      row(button(customId('about', nonce), { label: 'About Paperboy' })),
    ]),
  );
}

/** Returns the heading of a post, and under it who posted it and since when it was due, as markdown. */
export function headMarkdown({ heading, sharedBy, lateSince }: DigestHead): string {
  return [
    `## ${fitText(heading, MAX_HEADING_WEIGHT, escapeText) || 'Papers'}`,
    sharedBy === undefined ? '' : sharedByMarkdown(sharedBy),
    lateSince === undefined ? '' : `-# Late: this was due <t:${Math.floor(lateSince / 1000)}:f>`,
  ]
    .filter(line => line !== '')
    .join('\n');
}

/** Returns the line that says how to save the papers of a post by reactions. */
export function reactionHint(papers: number): string {
  return papers > 1
    ? `-# React with ${SAVE_EMOJI} to save all, ${keycapRange(papers)} to save one`
    : `-# React with ${SAVE_EMOJI} to save it`;
}

function keycapRange(last: number): string {
  return last === 2 ? `${keycap(1)} or ${keycap(2)}` : `${keycap(1)}–${keycap(last)}`;
}

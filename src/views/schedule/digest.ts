import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { keycap } from '../../core/message/reaction.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { DigestLayout } from '../../core/schedule/digest-layout.ts';
import { DEFAULT_SERVER_SETTINGS, type PostStyle } from '../../core/server-settings.ts';
import { BLUE, button, container, message, row, separator, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { joinParts } from '../format/join-parts.ts';
import { fitText } from '../format/fit-text.ts';
import { lateMarkdown } from '../format/late-line.ts';
import { removeButton } from '../format/remove-button.ts';
import { sharedByMarkdown } from '../format/shared-by.ts';
import { COUNTS_ROOM } from '../format/server-counts.ts';
import { listMarkdown } from '../list/list-markdown.ts';
import { paperSelect } from '../list/paper-select.ts';
import { saveHint, saveRows } from './save-rows.ts';
import { slotLineMarkdown, type SlotLine } from './slot-line.ts';

const MAX_HEADING_WEIGHT = 150;
const MAX_NOTE_WEIGHT = 1000;
/** A sentence or a clause: about four lines on a phone, so that ten papers are skimmed with little scrolling. */
const MAX_SUMMARY_WEIGHT = 160;

/** Two words that papers share. */
const MAX_GROUP_HEADING_WEIGHT = 44;

/** Marks a paper that is unlike all that the server has had. */
const UNLIKE_NOTE = '🆕 new here';

/** The head of a post. All texts are plain. */
export interface DigestHead extends SlotLine {
  readonly heading: string;
  /** Discord's id of the member who posted it; mentioned under the heading without being notified. */
  readonly sharedBy?: string;
  /** When it was due (ms since the epoch), if it is so late that readers should know. */
  readonly lateSince?: number | undefined;
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
  /** How posts in the server are written; that of a server that has set nothing by default. */
  readonly style?: PostStyle | undefined;
  /** Whether members can vote where it is posted; by default if a style is given, which only servers have. */
  readonly canVote?: boolean;
  /** Markdown at the end of a paper's second line, such as why it is there. */
  readonly notes?: ReadonlyMap<PaperId, string> | undefined;
  /** How the papers, which are in its order, are arranged. */
  readonly layout?: DigestLayout | undefined;
  /** Markdown below the papers. */
  readonly footer?: string | undefined;
}

/**
 * Returns several papers as one message for a channel: each a text at full width, below them buttons that save and a menu
 * that opens a paper's card. Throws a `RangeError` unless there are one to ten papers.
 */
export function digest({
  papers,
  nonce,
  canReact = true,
  style: serverStyle,
  canVote = serverStyle !== undefined,
  notes,
  layout,
  footer,
  ...head
}: Digest): MessageBody {
  const [first, ...others] = papers;
  if (!first) throw new RangeError('a digest shows at least one paper');
  const style = serverStyle ?? DEFAULT_SERVER_SETTINGS;
  const headText = headMarkdown(head);
  const voteEmoji = canVote ? style.voteEmoji : undefined;
  const saving = saveHint(papers.length, canReact, style.saveEmoji, voteEmoji);
  const hint = [...(footer === undefined ? [] : [footer]), saving].join('\n');
  const entries = papers.map((paper, index) => {
    const note = joinParts([notes?.get(paper.id), layout?.unlike.has(paper.id) ? UNLIKE_NOTE : undefined]);
    return {
      paper,
      options: {
        number: keycap(index + 1),
        summaryWeight: style.digestStyle === 'compact' ? 0 : MAX_SUMMARY_WEIGHT,
        language: style.dateLanguage,
        above: groupHeading(layout?.headings.get(paper.id)),
        isCollapsed: layout?.collapsed.has(paper.id) ?? false,
        ...(note === '' ? {} : { note }),
      },
    };
  });
  const details = { label: 'Show details' };
  const removing = head.sharedBy === undefined ? [] : [removeButton()];
  return message(
    container(BLUE, [
      textDisplay(headText),
      separator(),
      ...listMarkdown(entries, [headText, hint, COUNTS_ROOM]).map(textDisplay),
      separator(),
      textDisplay(hint),
      ...(others.length === 0
        ? saveRows(papers, nonce, style.saveEmoji, [button(customId('open', first.id), details), ...removing])
        : [
            ...saveRows(papers, nonce, style.saveEmoji, removing),
            paperSelect(papers, { placeholder: details.label, isNumbered: true }),
          ]),
    ]),
  );
}

function groupHeading(heading: string | undefined): string | undefined {
  if (heading === undefined) return undefined;
  return fitText(heading, MAX_GROUP_HEADING_WEIGHT, part => `### ${escapeText(part)}`) || undefined;
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

/** Returns the heading of a post, and under it who posted it, since when it was due, role and intro, as markdown. */
export function headMarkdown({ heading, sharedBy, lateSince, ...slotLine }: DigestHead): string {
  return [
    `## ${fitText(heading, MAX_HEADING_WEIGHT, escapeText) || 'Papers'}`,
    sharedBy === undefined ? '' : sharedByMarkdown(sharedBy),
    lateSince === undefined ? '' : lateMarkdown(lateSince),
    slotLineMarkdown(slotLine),
  ]
    .filter(line => line !== '')
    .join('\n');
}

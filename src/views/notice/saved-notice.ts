import { customId } from '../../core/message/custom-id.ts';
import { MAX_CUSTOM_ID_LENGTH } from '../../core/message/discord-limits.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { button, message, row, textDisplay } from '../format/components.ts';
import { NOTICE_MARK, savedButton } from '../format/save-button.ts';
import { titleMarkdown } from '../paper/paper-title.ts';

/** Ten titles of this size fit a message. */
const TITLE_LIMITS = { weight: 200, urlLength: 100 };

/** What saving papers changed. */
export interface Saved {
  /** Those that were not saved like this before; an undo removes no others. */
  readonly added: readonly PaperId[];
  /** How many were not in the library before. */
  readonly newCount: number;
}

/**
 * Returns which papers were saved: with a button that removes a single one, or one that undoes the saving of several,
 * whose footer also says how many are new.
 */
export function savedNotice(papers: readonly Paper[], saved?: Saved): MessageBody {
  const titles = papers.map(paper => `- ${titleMarkdown(paper, TITLE_LIMITS)}`);
  const [first, ...others] = papers;
  const isSingle = first !== undefined && others.length === 0;
  const newness = isSingle || !saved ? '' : `${newnessText(saved.newCount, papers.length)} `;
  return message(
    textDisplay(
      [
        '🔖 Saved to your library:',
        ...titles,
        `-# ${newness}\`/library list\` shows all your saved papers.`,
      ].join('\n'),
    ),
    ...(isSingle
      ? [row(savedButton(first.id, NOTICE_MARK), detailsButton(first.id))]
      : undoButtons(saved?.added ?? [])),
  );
}

function newnessText(newCount: number, total: number): string {
  if (newCount >= total) return `All ${total} are new.`;
  if (newCount === 0) return `All ${total} were there already.`;
  return `${newCount} of ${total} ${newCount === 1 ? 'is' : 'are'} new.`;
}

/** A button with the ids of the papers; none if there is nothing to undo, or their ids do not fit. */
function undoButtons(added: readonly PaperId[]) {
  const length = ['v1', 'undo-save', ...added].join('|').length;
  if (added.length === 0 || length > MAX_CUSTOM_ID_LENGTH) return [];
  return [row(undoButton(customId('undo-save', ...added)))];
}

/** Returns which papers an undo took out of the library, and which are still in it, as for a reaction. */
export function undoneNotice(removed: readonly Paper[], kept: readonly Paper[]): MessageBody {
  const text = [
    ...listed('Removed from your library:', removed),
    ...listed('Still saved, since you reacted to a post that shows them:', kept),
  ];
  return message(textDisplay(text.join('\n') || 'These papers are not in your library.'));
}

function listed(heading: string, papers: readonly Paper[]): string[] {
  if (papers.length === 0) return [];
  return [heading, ...papers.map(paper => `- ${titleMarkdown(paper, TITLE_LIMITS)}`)];
}

/** Returns that a paper was removed from the library, with a button that undoes it. */
export function removedNotice(paper: Paper): MessageBody {
  return message(
    textDisplay(`Removed from your library: ${titleMarkdown(paper, TITLE_LIMITS)}`),
    row(undoButton(customId('undo-remove', paper.id))),
  );
}

function undoButton(id: string) {
  return button(id, { label: 'Undo', emoji: '↩️' });
}

function detailsButton(paperId: PaperId) {
  return button(customId('saved', paperId), { label: 'Status, tags, note' });
}

import { customId } from '../../core/message/custom-id.ts';
import { MAX_CUSTOM_ID_LENGTH } from '../../core/message/discord-limits.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { SAVE_EMOJI } from '../../core/message/reaction.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { button, message, row, textDisplay } from '../format/components.ts';
import { NOTICE_MARK, savedButton } from '../format/save-button.ts';
import { paperSelect } from '../list/paper-select.ts';
import { titleMarkdown } from '../paper/paper-title.ts';

/** Ten titles of this size fit a message. */
const TITLE_LIMITS = { weight: 200, urlLength: 100 };

/** What saving papers changed. */
export interface Saved {
  /** Those that were not saved like this before; an undo removes no others. */
  readonly added?: readonly PaperId[];
  /** How many were not in the library before; left out if that is not to be said. */
  readonly newCount?: number;
  /** What follows the list, as markdown. */
  readonly more?: string | undefined;
  /** The emoji that saves where the notice is shown; the default one if absent. */
  readonly saveEmoji?: string;
}

/**
 * Returns which papers were saved: with a button that removes a single one, or one that undoes the saving of several and a
 * menu to keep some of them. The footer of several also says how many are new.
 */
export function savedNotice(
  papers: readonly Paper[],
  { added = [], newCount, more, saveEmoji = SAVE_EMOJI }: Saved = {},
): MessageBody {
  const titles = papers.map(paper => `- ${titleMarkdown(paper, TITLE_LIMITS)}`);
  const [first, ...others] = papers;
  const isSingle = first !== undefined && others.length === 0;
  const newness = isSingle || newCount === undefined ? '' : `${newnessText(newCount, papers.length)} `;
  return message(
    textDisplay(
      [
        savedHeading(saveEmoji),
        ...titles,
        ...(more === undefined ? [] : [more]),
        `-# ${newness}\`/library list\` shows all your saved papers.`,
      ].join('\n'),
    ),
    ...(isSingle
      ? [row(savedButton(first.id, NOTICE_MARK), detailsButton(first.id))]
      : choiceRows(papers, added)),
  );
}

/** What came of choosing some of the papers that were saved. */
export interface PickedPapers {
  /** The papers to choose from. */
  readonly offered: readonly Paper[];
  /** The chosen ones. */
  readonly kept: ReadonlySet<PaperId>;
  /** Those of the others that a reaction keeps in the library. */
  readonly stillSaved: ReadonlySet<PaperId>;
  /** The emoji that saves where the notice is shown; the default one if absent. */
  readonly saveEmoji?: string;
}

/** Returns which of the papers that were saved are kept, with a menu to choose others. */
export function pickedNotice({
  offered,
  kept,
  stillSaved,
  saveEmoji = SAVE_EMOJI,
}: PickedPapers): MessageBody {
  const others = offered.filter(({ id }) => !kept.has(id));
  const text = [
    ...listed(
      savedHeading(saveEmoji),
      offered.filter(({ id }) => kept.has(id)),
    ),
    ...listed(
      'Not saved:',
      others.filter(({ id }) => !stillSaved.has(id)),
    ),
    ...listed(
      STILL_SAVED,
      others.filter(({ id }) => stillSaved.has(id)),
    ),
  ];
  return message(textDisplay(text.join('\n')), pickRow(offered, kept));
}

const savedHeading = (saveEmoji: string) => `${saveEmoji} Saved to your library:`;

/** Menus and buttons below several papers, of which some were not saved like this before. */
function choiceRows(papers: readonly Paper[], added: readonly PaperId[]) {
  if (added.length === 0) return [];
  const offered = papers.filter(({ id }) => added.includes(id));
  const id = ['v1', 'undo-save', ...added].join('|');
  const undo = id.length <= MAX_CUSTOM_ID_LENGTH ? customId('undo-save', ...added) : customId('undo-save');
  return [...(offered.length > 1 ? [pickRow(offered, new Set(added))] : []), row(undoButton(undo))];
}

/** A menu of papers that were saved, in which those to keep are chosen. */
function pickRow(offered: readonly Paper[], kept: ReadonlySet<PaperId>) {
  const { components } = paperSelect(offered, { placeholder: 'Keep none of them', isNumbered: false });
  return row(
    ...components.map(select => ({
      ...select,
      custom_id: customId('pick-saved'),
      min_values: 0,
      max_values: select.options.length,
      options: select.options.map(option => ({ ...option, default: kept.has(Number(option.value)) })),
    })),
  );
}

function newnessText(newCount: number, total: number): string {
  if (newCount >= total) return `All ${total} are new.`;
  if (newCount === 0) return `All ${total} were there already.`;
  return `${newCount} of ${total} ${newCount === 1 ? 'is' : 'are'} new.`;
}

const STILL_SAVED = 'Still saved, since you reacted to a post that shows them:';

/** Returns which papers an undo took out of the library, and which are still in it, as for a reaction. */
export function undoneNotice(removed: readonly Paper[], kept: readonly Paper[]): MessageBody {
  const text = [...listed('Removed from your library:', removed), ...listed(STILL_SAVED, kept)];
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

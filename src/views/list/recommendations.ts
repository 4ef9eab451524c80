import { tagKey } from '../../core/library/library-view.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { SAVE_EMOJI } from '../../core/message/reaction.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { IndexProgress } from '../../core/search/index-progress.ts';
import { BLUE, button, container, message, row, separator, textDisplay } from '../format/components.ts';
import { count as countOf } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { progressText } from '../format/progress-text.ts';
import { plainTitle } from '../paper/paper-title.ts';
import { listMarkdown } from './list-markdown.ts';
import { paperSelect } from './paper-select.ts';
import { reasonText, type ReasonedPaper } from './recommend-reason.ts';

/** Weight of a reason in markdown: ten of them leave room for the titles. */
const MAX_REASON_WEIGHT = 150;
const MAX_TITLE_WEIGHT = 120;
const MAX_TAG_WEIGHT = 60;

/** In a custom_id, in the place of the key of a tag. */
const NO_TAG = '-';

/** Which recommendations a message shows. */
export interface RecommendRequest {
  /** Papers at most. */
  readonly count: number;
  /** The tag of the saved papers that they are near to. */
  readonly tag?: string | undefined;
}

/** Papers recommended to a user. */
export interface Recommendations extends RecommendRequest {
  /** At most ten. */
  readonly recommendations: readonly ReasonedPaper[];
  /** The paper that was just dismissed. */
  readonly dismissed?: Paper | undefined;
  /** How far the index is, if it is incomplete. */
  readonly progress?: IndexProgress | undefined;
}

/**
 * Returns recommended papers, each with its reason: with menus that open one and that dismiss one, and a button that
 * subscribes to them.
 */
export function recommendations(shown: Recommendations): MessageBody {
  const { recommendations: listed, progress } = shown;
  const head = [heading(shown), ...dismissedLines(shown), ...(progress ? [progressText(progress)] : [])].join(
    '\n',
  );
  if (listed.length === 0)
    return message(container(BLUE, [textDisplay([head, NOTHING_NEAR].join('\n')), ...undoRows(shown)]));
  const entries = listed.map(({ paper, near, sharedTerms }, index) => ({
    paper,
    options: {
      number: `${index + 1}.`,
      summaryWeight: 0,
      note: fitText(reasonText({ near, sharedTerms }), MAX_REASON_WEIGHT, escapeText),
    },
  }));
  const papers = listed.map(({ paper }) => paper);
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...listMarkdown(entries, [head]).map(textDisplay),
      separator(),
      paperSelect(papers),
      dismissRow(papers, shown),
      row(
        ...undoButtons(shown),
        button(customId('recommend-weekly'), { label: 'Weekly, by DM', emoji: '📬' }),
      ),
    ]),
  );
}

/** Returns how to begin, for a user who has saved fewer papers than recommendations need. */
export function tooFewSaves(
  { saves, needed }: { readonly saves: number; readonly needed: number },
  tag?: string,
  saveEmoji = SAVE_EMOJI,
): MessageBody {
  const has =
    tag === undefined
      ? `You have saved ${saves === 0 ? 'none' : countOf(saves, 'paper')} so far.`
      : `${saves === 0 ? 'None' : saves} of your papers ${saves === 1 ? 'has' : 'have'} the tag ${markedTag(tag)}.`;
  return message(
    container(BLUE, [
      textDisplay(
        [
          `### Recommendations begin with ${needed} saved papers`,
          has,
          `React with ${saveEmoji} to a post from Paperboy, or press Save on a card.`,
          '-# Find papers with `/search`, or open one with `/paper` by its title, arXiv id or link.',
        ].join('\n'),
      ),
    ]),
  );
}

const NOTHING_NEAR = 'No other paper here is near to them. Save more papers, or look in `/papers daily`.';

function heading({ tag }: RecommendRequest): string {
  return tag === undefined ? '### Near your library' : `### Near your papers with the tag ${markedTag(tag)}`;
}

const markedTag = (tag: string): string => `“${fitText(tag, MAX_TAG_WEIGHT, escapeText)}”`;

function dismissedLines({ dismissed }: Recommendations): string[] {
  if (dismissed === undefined) return [];
  const title = fitText(plainTitle(dismissed, MAX_TITLE_WEIGHT), MAX_TITLE_WEIGHT, escapeText);
  return [`“${title}” is not recommended to you again.`];
}

/** Returns the arguments of a custom_id for the recommendations that a message shows. */
function requestArguments({ count, tag }: RecommendRequest): [number, string] {
  return [count, tag === undefined ? NO_TAG : tagKey(tag)];
}

/** Reads the arguments of a custom_id: the count as text, and the key of a tag; anyone can send any. */
export function parseRequestArguments([count = '', key = NO_TAG]: readonly string[]): {
  readonly count: string;
  readonly tagKey: string | undefined;
} {
  return { count, tagKey: key === NO_TAG ? undefined : key };
}

/** A menu that dismisses a paper. */
function dismissRow(papers: readonly Paper[], shown: RecommendRequest) {
  const { components } = paperSelect(papers, { placeholder: 'Not for me', isNumbered: true });
  return row(
    ...components.map(select => ({
      ...select,
      custom_id: customId('dismiss', ...requestArguments(shown)),
    })),
  );
}

function undoButtons(shown: Recommendations) {
  const { dismissed } = shown;
  if (dismissed === undefined) return [];
  const id = customId('undo-dismiss', dismissed.id, ...requestArguments(shown));
  return [button(id, { label: 'Undo', emoji: '↩️' })];
}

function undoRows(shown: Recommendations) {
  const buttons = undoButtons(shown);
  return buttons.length === 0 ? [] : [row(...buttons)];
}

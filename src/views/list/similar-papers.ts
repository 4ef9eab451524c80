import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { IndexProgress } from '../../core/search/index-progress.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { addedFrom } from '../format/added-from.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { progressText } from '../format/progress-text.ts';
import { listPage } from './list-page.ts';

/** Weight of the title in markdown, length in plain text. */
const MAX_TITLE = 120;
const MAX_NOTE_WEIGHT = 200;

/** One page of the papers most similar to one. */
export interface SimilarPapers {
  readonly to: Paper;
  /** Most similar first, at most five; none if no paper is similar. */
  readonly papers: readonly Paper[];
  /** Papers before this page, and on all pages. */
  readonly offset: number;
  readonly total: number;
  /** Papers on a full page. */
  readonly limit: number;
  /** The terms that each of them shares with `to`. */
  readonly sharedTerms: ReadonlyMap<PaperId, readonly string[]>;
  readonly posted?: boolean;
  /** The remote source that `to` was just added from. */
  readonly source?: string;
  /** What the caller typed, if `to` is the paper that fits these words best. */
  readonly words?: string;
  /** How far the index is, if it is incomplete. */
  readonly progress?: IndexProgress;
}

/** Returns the papers most similar to one, each with the terms that they share, and a button to that one's card. */
export function similarPapers(similar: SimilarPapers): MessageBody {
  const { to, papers, offset, total, limit, sharedTerms, posted = false, source, words, progress } = similar;
  if (papers.length === 0) return noSimilarPapers(similar);
  return listPage({
    heading: similarHeading(to),
    notes: [
      ...(source === undefined ? [] : [addedFrom(source)]),
      ...(words === undefined ? [] : [bestMatchText(words)].filter(Boolean)),
      ...(progress ? [progressText(progress)] : []),
    ],
    papers,
    offset,
    total,
    limit,
    remarks: new Map(
      [...sharedTerms].flatMap(([id, terms]) =>
        terms.length === 0 ? [] : [[id, `shared terms: ${terms.join(', ')}`] as const],
      ),
    ),
    buttons: {
      pageId: at => customId('similar', to.id, at),
      post: { id: customId('post-similar', to.id, offset), posted },
      otherLists: [{ id: customId('open', to.id), label: 'Card of this paper' }],
    },
  });
}

/** Returns the heading of a posted page of similar papers. */
export function sharedSimilarHeading({ to, papers, offset }: SimilarPapers): string {
  return offset === 0 ? similarHeading(to) : `${similarHeading(to)}: ${offset + 1}–${offset + papers.length}`;
}

function similarHeading(to: Paper): string {
  const title = fitPlain(readableText(to.title), MAX_TITLE);
  return title === '' ? 'Similar papers' : `Papers similar to “${title}”`;
}

/** Says that the caller did not name the paper by its title. */
function bestMatchText(words: string): string {
  return fitText(
    readableText(words),
    MAX_NOTE_WEIGHT,
    part => `It fits your words “${escapeText(part)}” best. Name another paper by its title, id or link.`,
  );
}

function noSimilarPapers({ to, words, progress }: SimilarPapers): MessageBody {
  const nothing = progress ? 'No papers yet that are' : 'No papers';
  const heading = fitText(
    readableText(to.title),
    MAX_TITLE,
    part => `### ${nothing} similar to “${escapeText(part)}”`,
  );
  const advice = progress
    ? `${progressText(progress)} Try again in a minute.`
    : 'Either too little is known about it, or no other paper is on the same subject. Try `/search` with words for its subject.';
  const lines = [
    heading || '### No similar papers',
    ...(words === undefined ? [] : [bestMatchText(words)]),
    advice,
  ];
  return message(container(BLUE, [textDisplay(lines.filter(Boolean).join('\n'))]));
}

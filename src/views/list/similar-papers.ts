import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import { addedFrom } from '../format/added-from.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitPlain, fitText } from '../format/fit-text.ts';
import { listPage } from './list-page.ts';

/** Weight of the title in markdown, length in plain text. */
const MAX_TITLE = 120;

/** The papers most similar to one. */
export interface SimilarPapers {
  readonly to: Paper;
  /** Most similar first, at most five. */
  readonly papers: readonly Paper[];
  /** The terms that each of them shares with `to`. */
  readonly sharedTerms: ReadonlyMap<PaperId, readonly string[]>;
  readonly posted?: boolean;
  /** The remote source that `to` was just added from. */
  readonly source?: string;
}

/** Returns the papers most similar to one, each with the terms that they share. */
export function similarPapers(similar: SimilarPapers): MessageBody {
  const { to, papers, sharedTerms, posted = false, source } = similar;
  if (papers.length === 0) return noSimilarPapers(to);
  return listPage({
    heading: similarHeading(to),
    notes: source === undefined ? [] : [addedFrom(source)],
    papers,
    offset: 0,
    total: papers.length,
    limit: papers.length,
    remarks: new Map(
      [...sharedTerms].flatMap(([id, terms]) =>
        terms.length === 0 ? [] : [[id, `shared terms: ${terms.join(', ')}`] as const],
      ),
    ),
    buttons: { post: { id: customId('post-similar', to.id), posted } },
  });
}

/** Returns the heading of a list of similar papers. */
export function similarHeading(to: Paper): string {
  const title = fitPlain(readableText(to.title), MAX_TITLE);
  return title === '' ? 'Similar papers' : `Papers similar to “${title}”`;
}

function noSimilarPapers(to: Paper): MessageBody {
  const heading = fitText(
    readableText(to.title),
    MAX_TITLE,
    part => `### No papers similar to “${escapeText(part)}”`,
  );
  const advice =
    'Either too little is known about it, or no other paper is on the same subject. Try `/search` with words for its subject.';
  return message(container(BLUE, [textDisplay([heading || '### No similar papers', advice].join('\n'))]));
}

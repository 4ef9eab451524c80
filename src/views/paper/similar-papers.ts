import { customId } from '../../core/message/custom-id.ts';
import { readableText } from '../../core/text/latex/readable-text.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { fitPlain, fitText } from '../format/budget.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { foundWords } from './source-words.ts';
import { paperPage } from '../list/paper-page.ts';

const TITLE = 120;

/** The papers nearest to one. */
export interface SimilarPapers {
  readonly to: Paper;
  /** Nearest first, at most five. */
  readonly papers: readonly Paper[];
  /** The words that each of them shares with `to`. */
  readonly shared: ReadonlyMap<PaperId, readonly string[]>;
  readonly posted?: boolean;
  /** The source that was asked because `to` was not here. */
  readonly foundAt?: string;
}

/** The papers nearest to one, each with the words that they share. */
export function similarPapers({ to, papers, shared, posted = false, foundAt }: SimilarPapers): MessageBody {
  if (papers.length === 0) {
    const title = fitText(
      readableText(to.title),
      TITLE,
      part => `### No paper here is like “${escapeText(part)}”`,
    );
    return message(
      container(BLUE, [
        textDisplay(
          [
            title || '### No paper here is like it',
            'Too little is known of it, or nothing else here is about the same. Try `/search` with words of its subject.',
          ].join('\n'),
        ),
      ]),
    );
  }
  return paperPage({
    heading: similarHeading(to),
    notes: foundAt === undefined ? [] : [foundWords(foundAt)],
    papers,
    offset: 0,
    total: papers.length,
    limit: papers.length,
    remarks: new Map(
      [...shared].flatMap(([id, words]) =>
        words.length === 0 ? [] : [[id, `shares ${words.join(', ')}`] as const],
      ),
    ),
    buttons: { post: { id: customId('post-similar', to.id), posted } },
  });
}

/** What a list of similar papers is headed with. */
export function similarHeading(to: Paper): string {
  return `Papers like “${fitPlain(readableText(to.title), TITLE) || 'it'}”`;
}

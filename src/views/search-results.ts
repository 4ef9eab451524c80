import type { MessageBody } from '../core/message-body.ts';
import type { Paper } from '../core/paper.ts';
import type { Correction, SearchAnswer } from '../core/search.ts';
import { fitText } from './budget.ts';
import { BLUE, container, message, separator, textDisplay } from './components.ts';
import { escapeText } from './escape.ts';
import { count } from './facts.ts';
import { openSelect } from './open-select.ts';
import { listMarkdown } from './paper-list.ts';

const QUERY = 150;
const CORRECTIONS = 200;
/** About one line on a wide screen. */
const ONE_LINE = 150;

/** What a search found: the papers to show, best first, out of `total`. */
export interface SearchResults extends Pick<SearchAnswer, 'total' | 'corrections'> {
  readonly query: string;
  /** At most ten. */
  readonly papers: readonly Paper[];
}

/** A ranked list of papers with a menu that opens one of them; without papers, what else to try. */
export function searchResults({ query, papers, total, corrections }: SearchResults): MessageBody {
  const asked = fitText(query, QUERY, part => `“${escapeText(part)}”`);
  const corrected = correctionLine(corrections);
  if (papers.length === 0) {
    return message(container(BLUE, [textDisplay(lines(`### Nothing found for ${asked}`, corrected, HINT))]));
  }
  const shown =
    total > papers.length
      ? `The best ${papers.length} of ${count(total, 'paper')}`
      : count(papers.length, 'paper');
  const head = lines(`### Papers for ${asked}`, corrected, `-# ${shown}`);
  const listed = papers.map((paper, index) => ({
    paper,
    look: { place: `${index + 1}.`, summary: ONE_LINE },
  }));
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...listMarkdown(listed, [head]).map(textDisplay),
      separator(),
      openSelect(papers),
    ]),
  );
}

const HINT = [
  'You could',
  '- use fewer words, or other words for the same thing',
  '- check the spelling, of names above all',
  '- paste an arXiv id or link into `/paper`',
].join('\n');

function correctionLine(corrections: readonly Correction[]): string | undefined {
  const all = corrections.map(({ from, to }) => `${to} (no paper has “${from}”)`).join(', ');
  return fitText(all, CORRECTIONS, part => `Showing results for ${escapeText(part)}`) || undefined;
}

function lines(...all: (string | undefined)[]): string {
  return all.filter(line => line !== undefined).join('\n');
}

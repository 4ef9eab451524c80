import type { MessageBody } from '../core/message-body.ts';
import type { Paper } from '../core/paper.ts';
import { fitText } from './budget.ts';
import { message, textDisplay } from './components.ts';
import { escapeText } from './escape.ts';

/** Weight of a title among at most ten of them. */
const TITLE = 200;

/** Tells the caller which papers are in the library now. */
export function savedNotice(papers: readonly Paper[]): MessageBody {
  const titles = papers.map(paper => `- ${fitText(paper.title, TITLE, escapeText)}`);
  return message(
    textDisplay(
      ['🔖 Saved to your library:', ...titles, '-# `/library list` shows all you saved.'].join('\n'),
    ),
  );
}

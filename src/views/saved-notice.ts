import type { MessageBody } from '../core/message-body.ts';
import type { Paper } from '../core/paper.ts';
import { message, textDisplay } from './components.ts';
import { titleMarkdown } from './paper-entry.ts';

/** What a title and its link may take among at most ten of them. */
const TITLE = { weight: 200, url: 100 };

/** Tells the caller which papers are in the library now. */
export function savedNotice(papers: readonly Paper[]): MessageBody {
  const titles = papers.map(paper => `- ${titleMarkdown(paper, TITLE)}`);
  return message(
    textDisplay(
      ['🔖 Saved to your library:', ...titles, '-# `/library list` shows all you saved.'].join('\n'),
    ),
  );
}

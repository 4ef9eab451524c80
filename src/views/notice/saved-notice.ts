import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { button, message, row, textDisplay } from '../format/components.ts';
import { titleMarkdown } from '../paper/paper-entry.ts';

/** What a title and its link may take among at most ten of them. */
const TITLE = { weight: 200, url: 100 };

/** Marks the button of a notice, which turns into the other notice. */
export const NOTICE = 'notice';

/** Tells the caller which papers are in the library now; one alone can be taken out again. */
export function savedNotice(papers: readonly Paper[]): MessageBody {
  const titles = papers.map(paper => `- ${titleMarkdown(paper, TITLE)}`);
  const [first, ...others] = papers;
  return message(
    textDisplay(['🔖 In your library now:', ...titles, '-# `/library list` shows all you saved.'].join('\n')),
    ...(first && others.length === 0
      ? [row(button(customId('unsave', first.id, NOTICE), { label: 'Saved ✓', done: true }))]
      : []),
  );
}

/** Tells the caller that a paper has left the library; it can be put back. */
export function removedNotice(paper: Paper): MessageBody {
  return message(
    textDisplay(`Taken out of your library: ${titleMarkdown(paper, TITLE)}`),
    row(button(customId('save', paper.id, NOTICE), { label: 'Save', emoji: '🔖' })),
  );
}

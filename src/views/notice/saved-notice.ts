import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { message, row, textDisplay } from '../format/components.ts';
import { NOTICE_MARK, saveButton, savedButton } from '../format/save-button.ts';
import { titleMarkdown } from '../paper/paper-title.ts';

/** Ten titles of this size fit a message. */
const TITLE_LIMITS = { weight: 200, urlLength: 100 };

/** Returns which papers were saved; with a single one, a button to remove it. */
export function savedNotice(papers: readonly Paper[]): MessageBody {
  const titles = papers.map(paper => `- ${titleMarkdown(paper, TITLE_LIMITS)}`);
  const [first, ...others] = papers;
  return message(
    textDisplay(
      ['🔖 Saved to your library:', ...titles, '-# `/library list` shows all your saved papers.'].join('\n'),
    ),
    ...(first && others.length === 0 ? [row(savedButton(first.id, NOTICE_MARK))] : []),
  );
}

/** Returns that a paper was removed from the library, with a button to save it again. */
export function removedNotice(paper: Paper): MessageBody {
  return message(
    textDisplay(`Removed from your library: ${titleMarkdown(paper, TITLE_LIMITS)}`),
    row(saveButton(paper.id, NOTICE_MARK)),
  );
}

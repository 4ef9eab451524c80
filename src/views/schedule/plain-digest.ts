import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import { keycap } from '../../core/message/reaction.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { button, message, row, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { headMarkdown, reactionHint, type Digest } from './digest.ts';

/** Ten titles with their ids fit a message. */
const MAX_TITLE_WEIGHT = 200;
const MAX_ID_WEIGHT = 40;

/**
 * Returns a digest of titles and arXiv ids alone, without links, summaries and a button for each paper: for papers whose
 * digest Discord refuses. Throws a `RangeError` unless there are one to ten papers.
 */
export function plainDigest({ papers, nonce, ...head }: Omit<Digest, 'canReact'>): MessageBody {
  const [first] = papers;
  if (!first) throw new RangeError('a digest shows at least one paper');
  const saving =
    papers.length === 1
      ? button(customId('save', first.id, 1, nonce), { label: 'Save' })
      : button(customId('save-all', nonce), { label: 'Save all' });
  return message(
    textDisplay(headMarkdown(head)),
    textDisplay(papers.map(titleLine).join('\n')),
    textDisplay(reactionHint(papers.length)),
    row(saving),
  );
}

function titleLine({ title, arxivId }: Paper, index: number): string {
  const line = joinParts([
    fitText(title, MAX_TITLE_WEIGHT, escapeText) || 'Untitled',
    arxivId === null ? undefined : fitText(`arXiv ${arxivId}`, MAX_ID_WEIGHT, escapeText),
  ]);
  return `${keycap(index + 1)} ${line}`;
}

import type { MessageBody } from '../../core/message/message-body.ts';
import { keycap } from '../../core/message/reaction.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { DEFAULT_SERVER_SETTINGS } from '../../core/server-settings.ts';
import { message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { headMarkdown, type Digest } from './digest.ts';
import { saveHint, saveRows } from './save-rows.ts';

/** Ten titles with their ids fit a message. */
const MAX_TITLE_WEIGHT = 200;
const MAX_ID_WEIGHT = 40;

/**
 * Returns a digest of titles and arXiv ids alone, without links, summaries and menu: for papers whose digest Discord
 * refuses. Throws a `RangeError` unless there are one to ten papers.
 */
export function plainDigest({
  papers,
  nonce,
  style = DEFAULT_SERVER_SETTINGS,
  ...head
}: Omit<Digest, 'canReact' | 'notes' | 'layout' | 'footer'>): MessageBody {
  if (papers.length === 0) throw new RangeError('a digest shows at least one paper');
  return message(
    textDisplay(headMarkdown(head)),
    textDisplay(papers.map(titleLine).join('\n')),
    textDisplay(saveHint(papers.length, true, style.saveEmoji)),
    ...saveRows(papers, nonce, style.saveEmoji),
  );
}

function titleLine({ title, arxivId }: Paper, index: number): string {
  const line = joinParts([
    fitText(title, MAX_TITLE_WEIGHT, escapeText) || 'Untitled',
    arxivId === null ? undefined : fitText(`arXiv ${arxivId}`, MAX_ID_WEIGHT, escapeText),
  ]);
  return `${keycap(index + 1)} ${line}`;
}

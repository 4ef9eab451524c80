import type { MessageBody } from '../../core/message/message-body.ts';
import { customId } from '../../core/message/custom-id.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { Draft, DraftPaper } from '../../core/schedule/draft.ts';
import { keptPapers, takeDraftStep } from '../../core/schedule/draft-steps.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { titleMarkdown } from '../paper/paper-title.ts';
import { quotedLine } from '../submission/submission-note.ts';
import { draftFormId, draftStepId } from './draft-custom-ids.ts';

const TITLE_LIMITS = { weight: 300, urlLength: 500 };

/** What was just done to a paper of a draft. */
export type DraftPaperNews =
  | { readonly kind: 'added' }
  /** It took the place of another one, which had this line. */
  | { readonly kind: 'swapped'; readonly other: Paper; readonly line: string | null }
  /** It has its place back, which the other one had taken. */
  | { readonly kind: 'putBack'; readonly other: Paper };

/** Returns what a curator can do to a paper of a draft, as a private message. `news`: what was just done. */
export function draftPaperMenu(
  draft: Draft,
  entry: DraftPaper,
  paper: Paper,
  news?: DraftPaperNews,
): MessageBody {
  const line = quotedLine(entry.line);
  const { id } = draft;
  const step = (kind: Parameters<typeof draftStepId>[0], label: string, disabled = false) =>
    button(draftStepId(kind, id, paper.id), { label, disabled });
  const moves = (kind: 'up' | 'down') =>
    takeDraftStep(draft.papers, { kind, paperId: entry.paperId }).kind === 'changed';
  const details = button(customId('open', paper.id), { label: 'Show details' });
  return message(
    container(BLUE, [
      textDisplay(
        [
          `**${titleMarkdown(paper, TITLE_LIMITS)}**`,
          ...(line === '' ? [] : [line]),
          placeText(draft, entry),
          ...(news === undefined ? [] : newsLines(news)),
        ].join('\n'),
      ),
      ...(entry.isDropped
        ? [row(step('restore', 'Put it in'), details)]
        : [
            row(
              entry.isPinned ? step('unpin', 'Unpin') : step('pin', 'Pin'),
              step('up', 'Up', !moves('up')),
              step('down', 'Down', !moves('down')),
              step('drop', 'Drop', entry.isPinned),
            ),
            row(
              button(draftFormId('line', id, paper.id), {
                label: line === '' ? 'Add a line' : 'Change the line',
              }),
              button(draftFormId('swap', id, paper.id), { label: 'Swap', disabled: entry.isPinned }),
              details,
            ),
          ]),
      ...(news?.kind === 'swapped'
        ? [
            row(
              button(customId('draft-unswap', id, paper.id, news.other.id), {
                label: 'Undo the swap',
                emoji: '↩️',
              }),
            ),
          ]
        : []),
    ]),
  );
}

function newsLines(news: DraftPaperNews): string[] {
  if (news.kind === 'added') return ['It was added.'];
  const title = `**${titleMarkdown(news.other, TITLE_LIMITS)}**`;
  if (news.kind === 'putBack') return [`It has its place back, and ${title} is left out.`];
  const line = quotedLine(news.line);
  return [
    `It took the place of ${title}, which is left out now.`,
    ...(line === '' ? [] : [`⚠️ The line on that paper is not posted either: ${line}`]),
  ];
}

function placeText({ papers }: Draft, entry: DraftPaper): string {
  if (entry.isDropped) return 'Left out: it is not posted.';
  const kept = keptPapers(papers);
  const place = kept.findIndex(each => each.paperId === entry.paperId) + 1;
  return `Number ${place} of ${kept.length}${entry.isPinned ? ', pinned: it cannot be dropped or swapped' : ''}.`;
}

import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { Draft } from '../../core/schedule/draft.ts';
import type { DraftChanges } from '../../core/schedule/draft-changes.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { plainTitle } from '../paper/paper-title.ts';

const MAX_TITLE_LENGTH = 60;
const MAX_TITLES_WEIGHT = 500;
const MAX_LINE_WEIGHT = 200;
/** As many as a post has papers. */
const MAX_LINES = 10;

/** What starting over discards, with the papers that it names. */
export interface DiscardedChanges {
  readonly changes: DraftChanges;
  /** Those that were removed are not named. */
  readonly papers: ReadonlyMap<PaperId, Paper>;
}

/**
 * Returns the private message that asks a curator whether what curators changed in a draft is to be discarded. Dismissing it
 * changes nothing. `isRepeated`: the draft was changed after the curator was asked before.
 */
export function startOverQuestion(
  { id, revision }: Pick<Draft, 'id' | 'revision'>,
  discarded: DiscardedChanges,
  { isRepeated = false } = {},
): MessageBody {
  const head = isRepeated
    ? 'The draft was changed since you looked, so it was not started over. Start over now? These changes of curators are discarded:'
    : 'Start over? Papers are chosen again, and these changes of curators are discarded:';
  return message(
    container(BLUE, [
      textDisplay([head, ...changeLines(discarded)].join('\n')),
      row(button(customId('draft-over-now', id, revision), { label: 'Start over' })),
    ]),
  );
}

/** Returns what was discarded. */
export function startedOver(discarded: DiscardedChanges): MessageBody {
  const head = 'Started over: the draft follows its schedule again. These changes were discarded:';
  return message(container(BLUE, [textDisplay([head, ...changeLines(discarded)].join('\n'))]));
}

function changeLines({ changes, papers }: DiscardedChanges): string[] {
  const titleOf = (id: PaperId) => {
    const paper = papers.get(id);
    return paper === undefined ? [] : [`“${plainTitle(paper, MAX_TITLE_LENGTH)}”`];
  };
  const listed = (name: string, ids: readonly PaperId[]) => {
    const titles = ids.flatMap(titleOf).join(', ');
    return titles === '' ? [] : [`- ${name}: ${fitText(titles, MAX_TITLES_WEIGHT, escapeText)}`];
  };
  const lineOf = ({ paperId, line }: DraftChanges['lines'][number]) =>
    titleOf(paperId).map(title =>
      fitText(`Line on ${title}: ${line}`, MAX_LINE_WEIGHT, part => `- ${escapeText(part)}`),
    );
  const lines = [
    ...listed('Pinned', changes.pinned),
    ...listed('Put in', changes.added),
    ...listed('Left out', changes.leftOut),
    ...(changes.isReordered ? ['- The order of the papers'] : []),
    ...changes.lines.slice(0, MAX_LINES).flatMap(lineOf),
  ];
  return lines.length === 0 ? ['- none that would be seen in the post'] : lines;
}

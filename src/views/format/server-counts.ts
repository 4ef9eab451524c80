import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
} from 'discord-api-types/v10';
import { parseCustomId } from '../../core/message/custom-id.ts';
import { keycap, VOTE_EMOJI } from '../../core/message/reaction.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import { NO_COUNTS, type ServerCounts } from '../../core/vote/server-counts.ts';
import { actionRows } from './action-rows.ts';
import { textDisplay } from './components.ts';
import { discussLabel } from './discuss-label.ts';
import { joinParts } from './join-parts.ts';
import { voteLabel } from './vote-button.ts';

/** The `id` of the text in a digest that shows its counts. Discord numbers the components without one from 1. */
const COUNTS_ID = 1000;

/**
 * The longest text of counts that is likely: room for it is left in digests, so that they still fit a message when it is added.
 * A longer one is left out.
 */
export const COUNTS_ROOM = '_'.repeat(240);

/** What the members of a server did with the papers of a message. */
export interface ShownCounts {
  readonly counts: ReadonlyMap<PaperId, ServerCounts>;
  /** The papers of a message without such buttons, in the order shown. */
  readonly digestIds?: readonly PaperId[];
  /** The emoji that votes on the message; of a digest. */
  readonly voteEmoji?: string;
  /** Papers that the only reader of the message has voted for. */
  readonly votedIds?: ReadonlySet<PaperId>;
}

/** Returns the papers of which buttons of a message show counts. */
export function countedPaperIds(components: readonly APIMessageTopLevelComponent[]): PaperId[] {
  return actionRows(components).flatMap(row =>
    row.components.flatMap(each => countedPaper(each)?.paperId ?? []),
  );
}

/**
 * Returns the components of a message with other counts: in the labels of its vote and discuss buttons, and in a digest in a
 * text of its own. Everything else stays.
 */
export function withServerCounts(
  components: readonly APIMessageTopLevelComponent[],
  shown: ShownCounts,
): APIMessageTopLevelComponent[] {
  const hasContainer = components.some(({ type }) => type === ComponentType.Container);
  const counted = components.map(component => {
    if (component.type === ComponentType.ActionRow) return withCountsInRow(component, shown);
    if (component.type !== ComponentType.Container) return component;
    const parts = component.components.map(each =>
      each.type === ComponentType.ActionRow ? withCountsInRow(each, shown) : each,
    );
    return { ...component, components: shown.digestIds ? withCountsText(parts, shown) : parts };
  });
  // A digest of titles alone.
  return hasContainer || !shown.digestIds ? counted : withCountsText(counted, shown);
}

/** Returns what a button counts, and of which paper; `undefined` for any other component. */
function countedPaper(component: APIComponentInMessageActionRow) {
  if (component.type !== ComponentType.Button || !('custom_id' in component)) return undefined;
  const id = parseCustomId(component.custom_id);
  const paperId = Number(id?.args[0]);
  if (!id || !Number.isSafeInteger(paperId)) return undefined;
  return id.verb === 'vote' || id.verb === 'discuss' ? { verb: id.verb, paperId } : undefined;
}

function withCountsInRow(
  row: APIActionRowComponent<APIComponentInMessageActionRow>,
  { counts, votedIds }: ShownCounts,
): APIActionRowComponent<APIComponentInMessageActionRow> {
  const components = row.components.map(component => {
    const counted = countedPaper(component);
    if (!counted || component.type !== ComponentType.Button || !('custom_id' in component)) return component;
    const { votes, comments } = counts.get(counted.paperId) ?? NO_COUNTS;
    if (counted.verb === 'discuss') return { ...component, label: discussLabel(comments) };
    if (!votedIds) return { ...component, label: voteLabel(votes) };
    const hasVoted = votedIds.has(counted.paperId);
    const style: ButtonStyle.Success | ButtonStyle.Secondary = hasVoted
      ? ButtonStyle.Success
      : ButtonStyle.Secondary;
    return { ...component, label: voteLabel(votes, hasVoted), style };
  });
  return { ...row, components };
}

/** Returns the parts of a digest with the text that shows its counts, above its buttons; without one if there are none. */
function withCountsText<Part extends APIMessageTopLevelComponent | APIComponentInContainer>(
  parts: readonly Part[],
  { counts, digestIds = [], voteEmoji = VOTE_EMOJI }: ShownCounts,
): (Part | APITextDisplayComponent)[] {
  const others = parts.filter(part => part.id !== COUNTS_ID);
  const text = countsMarkdown(digestIds, counts, voteEmoji);
  if (text === '' || text.length > COUNTS_ROOM.length) return others;
  const firstRow = others.findIndex(({ type }) => type === ComponentType.ActionRow);
  const at = firstRow === -1 ? others.length : firstRow;
  return [...others.slice(0, at), { ...textDisplay(text), id: COUNTS_ID }, ...others.slice(at)];
}

/** Returns the counts of papers by their numbers: `1️⃣ 👍 3 💬 5 · 4️⃣ 👍 1`; empty without any. */
function countsMarkdown(
  paperIds: readonly PaperId[],
  counts: ReadonlyMap<PaperId, ServerCounts>,
  voteEmoji: string,
): string {
  const parts = paperIds.map((id, index) => {
    const { votes, comments } = counts.get(id) ?? NO_COUNTS;
    const shown = [votes === 0 ? '' : `${voteEmoji} ${votes}`, comments === 0 ? '' : `💬 ${comments}`].filter(
      each => each !== '',
    );
    const number = paperIds.length === 1 ? [] : [keycap(index + 1)];
    return shown.length === 0 ? undefined : [...number, ...shown].join(' ');
  });
  const line = joinParts(parts);
  return line === '' ? '' : `-# ${line}`;
}

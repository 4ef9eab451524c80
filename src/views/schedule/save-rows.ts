import type { APIActionRowComponent, APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { keycap, SAVE_EMOJI } from '../../core/message/reaction.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { button, row } from '../format/components.ts';

/** Buttons of a row at most (docs, "Action Row"). */
const MAX_ROW_BUTTONS = 5;

/**
 * Returns the buttons below the papers of a post, in rows: one for each paper, by its number, that saves it, and one that
 * saves all; a single paper has one button. All of them carry the nonce. Then come `others`. `saveEmoji`: the emoji that saves in
 * the server.
 */
export function saveRows(
  papers: readonly Pick<Paper, 'id'>[],
  nonce: string,
  saveEmoji: string,
  others: readonly APIButtonComponentWithCustomId[] = [],
): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  const isSingle = papers.length === 1;
  const buttons = [
    // The number makes custom_ids unique even if a paper is listed twice.
    ...papers.map(({ id }, index) =>
      button(customId('save', id, index + 1, nonce), {
        label: isSingle ? 'Save' : String(index + 1),
        ...(isSingle ? { emoji: saveEmoji } : {}),
      }),
    ),
    ...(isSingle ? [] : [button(customId('save-all', nonce), { label: 'Save all', emoji: saveEmoji })]),
    ...others,
  ];
  return Array.from({ length: Math.ceil(buttons.length / MAX_ROW_BUTTONS) }, (_, index) =>
    row(...buttons.slice(index * MAX_ROW_BUTTONS, (index + 1) * MAX_ROW_BUTTONS)),
  );
}

/**
 * Returns the line that says how to save the papers of a post, by buttons and, where the bot sees them, by reactions.
 * `saveEmoji`: the emoji that saves all of them; `voteEmoji`: that which votes for all of them, where there are votes.
 */
export function saveHint(
  papers: number,
  canReact: boolean,
  saveEmoji = SAVE_EMOJI,
  voteEmoji?: string,
): string {
  if (!canReact)
    return papers === 1
      ? '-# Save adds it to your library'
      : '-# Press a number to save that paper to your library';
  const voting = voteEmoji === undefined ? '' : `, ${voteEmoji} to vote`;
  return papers === 1
    ? `-# React with ${saveEmoji} to save it${voting}`
    : `-# Press a number or react with ${keycapRange(papers)} to save that paper, ${saveEmoji} to save all${voting}`;
}

function keycapRange(last: number): string {
  return last === 2 ? `${keycap(1)} or ${keycap(2)}` : `${keycap(1)}–${keycap(last)}`;
}

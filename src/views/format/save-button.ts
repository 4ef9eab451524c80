import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { SAVE_EMOJI } from '../../core/message/reaction.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import { button } from './components.ts';

/** In the custom_id of a private card's save button: the card was posted, and stays so when the button is used. */
export const POSTED_MARK = 'posted';

/** In the custom_id of a notice's save button: the notice is replaced by the opposite notice. */
export const NOTICE_MARK = 'notice';

/** In the custom_id of a save button on a posted card: everyone sees the message, so the answer is a private notice. */
export const SHARED_CARD_MARK = 'card';

/** Returns a button that saves a paper. `saveEmoji`: the emoji that saves in the server. */
export function saveButton(
  paperId: PaperId,
  saveEmoji = SAVE_EMOJI,
  ...marks: readonly string[]
): APIButtonComponentWithCustomId {
  return button(customId('save', paperId, ...marks), { label: 'Save', emoji: saveEmoji });
}

/** Returns a button that shows that a paper is saved, and removes it; its label says both. */
export function savedButton(paperId: PaperId, ...marks: readonly string[]): APIButtonComponentWithCustomId {
  return button(customId('unsave', paperId, ...marks), { label: 'Saved ✓ · Remove', done: true });
}

/** Returns a button that shows that a paper is saved, and opens its menu. */
export function savedMenuButton(paperId: PaperId): APIButtonComponentWithCustomId {
  return button(customId('saved', paperId), { label: 'Saved ✓', done: true });
}

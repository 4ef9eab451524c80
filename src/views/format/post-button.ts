import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { button } from './components.ts';

/** The state of a post button. */
export interface PostButtonState {
  readonly id: string;
  readonly posted: boolean;
}

/** Returns the button that posts a private answer to the channel; it is disabled once that is done. */
export function postButton({ id, posted }: PostButtonState): APIButtonComponentWithCustomId {
  return posted
    ? button(id, { label: 'Posted ✓', done: true, disabled: true })
    : button(id, { label: 'Post to channel', emoji: '📣' });
}

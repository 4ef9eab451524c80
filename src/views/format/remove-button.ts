import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { button } from './components.ts';

/** Returns the button that deletes a post from its channel, for the member who shared it and for moderators. */
export function removeButton(): APIButtonComponentWithCustomId {
  return button(customId('remove-post'), { label: 'Remove', emoji: '🗑️' });
}

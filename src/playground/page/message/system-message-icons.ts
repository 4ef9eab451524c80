import { MessageType } from 'discord-api-types/payloads/v10';
import type { MessageView } from '../../web/protocol.ts';

/** Types of system messages, with the library’s names of their icons (docs, "Message Types"). */
export const SYSTEM_MESSAGE_ICONS: ReadonlyMap<MessageType, string> = new Map([
  [MessageType.ChannelPinnedMessage, 'pin'],
  [MessageType.ThreadCreated, 'thread'],
  [MessageType.ThreadStarterMessage, 'thread'],
  [MessageType.UserJoin, 'join'],
  [MessageType.ChannelNameChange, 'edit'],
  [MessageType.PollResult, 'pin'],
]);

/** Returns true for messages that Discord itself writes. */
export function isSystemMessage({ type }: Pick<MessageView, 'type'>): boolean {
  return SYSTEM_MESSAGE_ICONS.has(type);
}

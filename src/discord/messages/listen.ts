import { GatewayDispatchEvents, type Client } from 'discord.js';
import type { ReceivedMessage } from '../../command.ts';
import { replaceMethod } from '../gateway/replace-method.ts';
import type { LinkingMessage } from '../../usecases/seen-reply.ts';
import { toLinkingMessage, toReceivedMessage } from './received-message.ts';

/** The events of messages, which nothing else needs. */
const MESSAGE_EVENTS: ReadonlySet<unknown> = new Set([
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.MessageUpdate,
  GatewayDispatchEvents.MessageDelete,
  GatewayDispatchEvents.MessageDeleteBulk,
]);

/**
 * Calls back with each message that a person writes to the bot, and with those in channels that may name a paper, of which Discord
 * sends the content only with a privileged intent. Reads the events themselves and keeps those of all messages
 * from discord.js, which would build an object of each message of each server.
 */
export function listenToMessages(
  client: Client,
  onMessage: (message: ReceivedMessage) => void,
  onLink?: (message: LinkingMessage) => void,
): void {
  replaceMethod(client.ws, 'handlePacket', handlePacket => (...args) => {
    const [packet] = args;
    const isOfMessage =
      typeof packet === 'object' && packet !== null && 't' in packet && MESSAGE_EVENTS.has(packet.t);
    return isOfMessage ? true : handlePacket(...args);
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => {
    if (!client.user) return;
    const message = toReceivedMessage(data, client.user.id);
    if (message) onMessage(message);
    const linking = message || !onLink ? undefined : toLinkingMessage(data, client.user.id);
    if (linking) onLink?.(linking);
  });
}

import { MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { readMessageDraft, readMessageEdit } from '../../validation/message-form.ts';
import { messagePayload } from '../../payloads/message.ts';
import type { Message } from '../../state/message.ts';
import type { HistoryQuery } from '../../state/message-store.ts';
import { throwIfUploadsTooLarge } from '../../state/uploads.ts';
import type { World } from '../../state/world.ts';
import { accessibleChannel, accessibleMessage, botHasPermission, throwIfArchived } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { sendableChannel, throwIfDraftNotAllowed } from '../sending.ts';
import { idParam, integerParam } from './query.ts';

const HOUR_MS = 3_600_000;

/** Returns the routes of messages in channels, threads and direct messages. */
export function messageRoutes(world: World): Route[] {
  const payload = (message: Message): unknown => messagePayload(message, world);
  const target = (request: RestRequest, needed?: bigint): Message =>
    accessibleMessage(world, request, needed);
  return [
    {
      method: 'GET',
      path: '/channels/:channel_id/messages',
      auth: 'bot',
      respond({ param, query }) {
        const channel = accessibleChannel(world, param('channel_id'));
        // Without Read Message History the list is empty (docs, "Get Channel Messages").
        if (!botHasPermission(world, channel, PermissionFlagsBits.ReadMessageHistory)) return ok([]);
        return ok(world.messages.history(channel.id, historyQuery(query)).map(payload));
      },
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/messages/:message_id',
      auth: 'bot',
      respond: request => ok(payload(target(request, PermissionFlagsBits.ReadMessageHistory))),
    },
    {
      method: 'POST',
      path: '/channels/:channel_id/messages',
      auth: 'bot',
      respond({ param, body, files }) {
        const channel = sendableChannel(world, param('channel_id'));
        const draft = readMessageDraft(body, files.length);
        throwIfDraftNotAllowed(world, channel, draft, files);
        return ok(payload(world.messages.create({ channel, author: world.bot, draft, files })));
      },
    },
    {
      method: 'PATCH',
      path: '/channels/:channel_id/messages/:message_id',
      auth: 'bot',
      respond(request) {
        const message = target(request);
        throwIfSystemMessage(message);
        if (message.author.id !== world.bot.id) throw apiError('notYourMessage');
        throwIfArchived(world.directory.channel(message.channel_id));
        // code 520003: a message with a poll cannot be edited.
        if (message.poll !== undefined) throw apiError('pollNotEditable');
        const edit = readMessageEdit(request.body, message, request.files.length);
        throwIfUploadsTooLarge(request.files, (edit.keptAttachments ?? message.attachments).length);
        useOldEditQuota(world, message);
        return ok(payload(world.messages.edit(message, edit, request.files)));
      },
    },
    {
      method: 'DELETE',
      path: '/channels/:channel_id/messages/:message_id',
      auth: 'bot',
      respond(request) {
        const message = target(request);
        if (message.type === MessageType.ThreadStarterMessage) throw apiError('systemMessage');
        if (message.author.id !== world.bot.id) target(request, PermissionFlagsBits.ManageMessages);
        world.messages.remove(message);
        return NO_CONTENT;
      },
    },
  ];
}

/** Throws for a system message: it has an author, but cannot be edited (docs, "Message Types"). @throws ApiError 50021 */
function throwIfSystemMessage({ type }: Message): void {
  const isSystem =
    type === MessageType.ThreadStarterMessage ||
    type === MessageType.ThreadCreated ||
    type === MessageType.PollResult ||
    type === MessageType.ChannelPinnedMessage;
  if (isSystem) throw apiError('systemMessage');
}

/** Uses the quota for edits of messages older than an hour. @throws ApiError 30046 with the time to wait */
function useOldEditQuota(world: World, message: Message): void {
  if (world.now() - Date.parse(message.timestamp) < HOUR_MS) return;
  const { oldEdits } = world.quotas;
  if (!oldEdits.take(message.channel_id)) {
    throw apiError('tooManyOldEdits', oldEdits.msUntilFree(message.channel_id) / 1000);
  }
}

/** Returns the query: 1–100 messages, by default 50 (docs, "Get Channel Messages"). */
function historyQuery(query: URLSearchParams): HistoryQuery {
  const ids = (['around', 'before', 'after'] as const).flatMap(name => {
    const id = idParam(query, name);
    return id === undefined ? [] : [[name, id.toString()] as const];
  });
  return { ...Object.fromEntries(ids.slice(0, 1)), limit: integerParam(query, 'limit', 1, 100, 50) };
}

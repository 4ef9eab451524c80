import { MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { apiError } from '../../api-error.ts';
import { readMessageDraft, readMessageEdit } from '../../validation/message-form.ts';
import { messagePayload } from '../../payloads/message.ts';
import type { Message } from '../../state/message.ts';
import type { HistoryQuery } from '../../state/message-store.ts';
import { refuseUploads } from '../../state/uploads.ts';
import type { World } from '../../state/world.ts';
import { botMay, channelFor, refuseArchived } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { channelToSendTo, refuseDraft } from '../sending.ts';
import { idFrom, wholeNumber } from './query.ts';

const HOUR = 3_600_000;

/** Messages of channels, threads and direct messages. */
export function messageRoutes(world: World): Route[] {
  const wire = (message: Message): unknown => messagePayload(message, world);
  const of = ({ param }: RestRequest, needed?: bigint): Message => {
    const channel = channelFor(world, param('channel_id'), needed);
    return world.messages.get(channel.id, param('message_id'));
  };
  return [
    {
      method: 'GET',
      path: '/channels/:channel_id/messages',
      auth: 'bot',
      answer({ param, query }) {
        const channel = channelFor(world, param('channel_id'));
        // Without the right to read history the list is empty, not refused (docs, "Get Channel Messages").
        if (!botMay(world, channel, PermissionFlagsBits.ReadMessageHistory)) return ok([]);
        return ok(world.messages.history(channel.id, historyQuery(query)).map(wire));
      },
    },
    {
      method: 'GET',
      path: '/channels/:channel_id/messages/:message_id',
      auth: 'bot',
      answer: request => ok(wire(of(request, PermissionFlagsBits.ReadMessageHistory))),
    },
    {
      method: 'POST',
      path: '/channels/:channel_id/messages',
      auth: 'bot',
      answer({ param, body, files }) {
        const channel = channelToSendTo(world, param('channel_id'));
        const draft = readMessageDraft(body, files.length);
        refuseDraft(world, channel, draft, files);
        return ok(wire(world.messages.create({ channel, author: world.bot, draft, files })));
      },
    },
    {
      method: 'PATCH',
      path: '/channels/:channel_id/messages/:message_id',
      auth: 'bot',
      answer(request) {
        const message = of(request);
        refuseSystem(message);
        if (message.author.id !== world.bot.id) throw apiError('notYourMessage');
        refuseArchived(world.directory.channel(message.channel_id));
        const edit = readMessageEdit(request.body, message, request.files.length);
        refuseUploads(request.files, (edit.keptAttachments ?? message.attachments).length);
        spendOldEdit(world, message);
        return ok(wire(world.messages.edit(message, edit, request.files)));
      },
    },
    {
      method: 'DELETE',
      path: '/channels/:channel_id/messages/:message_id',
      auth: 'bot',
      answer(request) {
        const message = of(request);
        if (message.type === MessageType.ThreadStarterMessage) throw apiError('systemMessage');
        if (message.author.id !== world.bot.id) of(request, PermissionFlagsBits.ManageMessages);
        world.messages.remove(message);
        return NO_CONTENT;
      },
    },
  ];
}

/** What Discord wrote in somebody's name cannot be edited by them (docs, "Message Types"; code 50021). */
function refuseSystem({ type }: Message): void {
  const isSystem =
    type === MessageType.ThreadStarterMessage ||
    type === MessageType.ThreadCreated ||
    type === MessageType.ChannelPinnedMessage;
  if (isSystem) throw apiError('systemMessage');
}

/** @throws ApiError 30046 with the time to wait */
function spendOldEdit(world: World, message: Message): void {
  if (world.now() - Date.parse(message.timestamp) < HOUR) return;
  const { oldEdits } = world.quotas;
  if (!oldEdits.take(message.channel_id)) {
    throw apiError('tooManyOldEdits', oldEdits.msUntilFree(message.channel_id) / 1000);
  }
}

/** docs, "Get Channel Messages": 1–100 messages, 50 when nothing is said. */
function historyQuery(query: URLSearchParams): HistoryQuery {
  const ids = (['around', 'before', 'after'] as const).flatMap(name => {
    const id = idFrom(query, name);
    return id === undefined ? [] : [[name, id.toString()] as const];
  });
  return { ...Object.fromEntries(ids.slice(0, 1)), limit: wholeNumber(query, 'limit', 1, 100, 50) };
}

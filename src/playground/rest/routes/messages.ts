import { PermissionFlagsBits } from 'discord-api-types/v10';
import { refuse } from '../../api-error.ts';
import { readMessageDraft, readMessageEdit } from '../../rules/message-form.ts';
import { messageWire } from '../../wire/message.ts';
import type { Message } from '../../world/message.ts';
import type { HistoryQuery } from '../../world/message-archive.ts';
import { has } from '../../world/permissions.ts';
import type { World } from '../../world/world.ts';
import { channelFor, refuseClosedDm } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';
import { idFrom, wholeNumber } from './query.ts';

/** Messages of channels. */
export function messageRoutes(world: World): Route[] {
  const wire = (message: Message): unknown => messageWire(message, world.bot);
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
        const permissions = world.permissionsIn(channel, world.bot.id);
        // Without the right to read history the list is empty, not refused (docs, "Get Channel Messages").
        if (!has(permissions, PermissionFlagsBits.ReadMessageHistory)) return ok([]);
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
        const channel = channelFor(world, param('channel_id'), PermissionFlagsBits.SendMessages);
        refuseClosedDm(world, channel);
        const draft = readMessageDraft(body, files.length);
        const permissions = world.permissionsIn(channel, world.bot.id);
        const needed = needs(draft.embeds.length > 0, files.length > 0, draft.replyTo !== undefined);
        if (!has(permissions, needed)) throw refuse('missingPermissions');
        return ok(wire(world.messages.create({ channel, author: world.bot, draft, files })));
      },
    },
    {
      method: 'PATCH',
      path: '/channels/:channel_id/messages/:message_id',
      auth: 'bot',
      answer(request) {
        const message = of(request);
        if (message.author.id !== world.bot.id) throw refuse('notYourMessage');
        const edit = readMessageEdit(request.body, message, request.files.length);
        return ok(wire(world.messages.edit(message, edit, request.files)));
      },
    },
    {
      method: 'DELETE',
      path: '/channels/:channel_id/messages/:message_id',
      auth: 'bot',
      answer(request) {
        const message = of(request);
        if (message.author.id !== world.bot.id) of(request, PermissionFlagsBits.ManageMessages);
        world.messages.remove(message);
        return NO_CONTENT;
      },
    },
  ];
}

function needs(embeds: boolean, files: boolean, reply: boolean): bigint {
  return (
    (embeds ? PermissionFlagsBits.EmbedLinks : 0n) |
    (files ? PermissionFlagsBits.AttachFiles : 0n) |
    (reply ? PermissionFlagsBits.ReadMessageHistory : 0n)
  );
}

/** docs, "Get Channel Messages": 1–100 messages, 50 when nothing is said. */
function historyQuery(query: URLSearchParams): HistoryQuery {
  const ids = (['around', 'before', 'after'] as const).flatMap(name => {
    const id = idFrom(query, name);
    return id === undefined ? [] : [[name, id.toString()] as const];
  });
  return { ...Object.fromEntries(ids.slice(0, 1)), limit: wholeNumber(query, 'limit', 1, 100, 50) };
}

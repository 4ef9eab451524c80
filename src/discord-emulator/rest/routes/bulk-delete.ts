import { PermissionFlagsBits } from 'discord-api-types/v10';
import * as z from 'zod';
import { apiError } from '../../api-error.ts';
import { list, parseForm, snowflake } from '../../validation/form.ts';
import { snowflakeTime } from '../../snowflake.ts';
import { isGuildChannel } from '../../state/guild.ts';
import type { World } from '../../state/world.ts';
import { accessibleChannel } from '../access.ts';
import { NO_CONTENT } from '../route.ts';
import type { Route } from '../route.ts';

/** docs, "Bulk Delete Messages"; code 50034. */
const MAX_AGE_MS = 14 * 24 * 3_600_000;

/** 2–100 ids; ids of messages that do not exist count but have no effect (same section). */
const form = z.object({ messages: list(snowflake, 2, 100) });

/** Returns the route that deletes several messages, not in direct messages. The age of a message is that of its id. */
export function bulkDeleteRoute(world: World): Route {
  return {
    method: 'POST',
    path: '/channels/:channel_id/messages/bulk-delete',
    auth: 'bot',
    respond({ param, body }) {
      const visible = accessibleChannel(world, param('channel_id'));
      if (!isGuildChannel(visible)) throw apiError('dmChannel');
      const channel = accessibleChannel(world, visible.id, PermissionFlagsBits.ManageMessages);
      const ids = new Set(parseForm(form, body ?? {}).messages);
      const isOld = [...ids].some(id => world.now() - snowflakeTime(id) > MAX_AGE_MS);
      if (isOld) throw apiError('tooOldForBulkDelete');
      const messages = [...ids].flatMap(id => {
        const message = world.messages.find(id);
        return message?.channel_id === channel.id && message.audience === null ? [message] : [];
      });
      if (messages.length > 0) world.messages.removeAll(channel, messages);
      return NO_CONTENT;
    },
  };
}

import { PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { apiError } from '../../api-error.ts';
import { list, parseForm, snowflake } from '../../validation/form.ts';
import { snowflakeTime } from '../../snowflake.ts';
import { isGuildChannel } from '../../state/guild.ts';
import type { World } from '../../state/world.ts';
import { channelFor } from '../access.ts';
import { NO_CONTENT } from '../route.ts';
import type { Route } from '../route.ts';

/** In ms (docs, "Bulk Delete Messages"; code 50034). */
const TWO_WEEKS = 14 * 24 * 3_600_000;

/** docs, same section: 2–100 ids; those that do not exist count, and are left alone. */
const form = z.object({ messages: list(snowflake, 2, 100) });

/** Deletes many messages at once: never in direct messages, whatever its age is told by a message's id. */
export function bulkDeleteRoute(world: World): Route {
  return {
    method: 'POST',
    path: '/channels/:channel_id/messages/bulk-delete',
    auth: 'bot',
    answer({ param, body }) {
      const seen = channelFor(world, param('channel_id'));
      if (!isGuildChannel(seen)) throw apiError('dmChannel');
      const channel = channelFor(world, seen.id, PermissionFlagsBits.ManageMessages);
      const ids = new Set(parseForm(form, body ?? {}).messages);
      const isOld = [...ids].some(id => world.now() - snowflakeTime(id) > TWO_WEEKS);
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

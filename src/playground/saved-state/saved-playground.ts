import * as z from 'zod';
import type { ApplicationCommand } from '../../discord-emulator/state/commands.ts';
import type { Channel, Guild, User } from '../../discord-emulator/state/guild.ts';
import type { SavedMessage } from '../../discord-emulator/state/saved-message.ts';
import type { ScheduledEvent } from '../../discord-emulator/state/scheduled-event.ts';
import type { SavedWorld } from '../../discord-emulator/state/saved-world.ts';
import { SAVED_VERSION } from '../../discord-emulator/state/saved-world.ts';

/** The saved state of a playground. */
export interface SavedPlayground {
  readonly world: SavedWorld;
  /** ms that its clock was ahead of real time. */
  readonly clockAhead: number;
}

const id = z.string().regex(/^\d{1,20}$/u);
const ids = z.array(id);

/** Returns a schema that accepts an object unchanged if it has the shape: the fields that the emulator relies on. */
function shaped<T>(shape: z.ZodType): z.ZodType<T> {
  return z.custom<T>(value => shape.safeParse(value).success);
}

const userShape = z.object({ id, username: z.string(), bot: z.boolean() });

const user = shaped<User>(userShape);

const guild = shaped<Guild>(
  z.object({
    id,
    name: z.string(),
    owner_id: id,
    roles: z.array(z.object({ id, name: z.string(), permissions: z.string().regex(/^\d+$/u) })),
    members: z.array(z.object({ user: userShape, roles: ids, joined_at: z.string() })),
    emojis: z.array(z.object({ id, name: z.string() })),
  }),
);

const overwrite = z.object({ id, type: z.int(), allow: z.string(), deny: z.string() });
const channelFields = { id, type: z.int(), last_message_id: id.nullable() };
const guildFields = { ...channelFields, guild_id: id, name: z.string() };

const channel = shaped<Channel>(
  z.union([
    z.object({
      ...guildFields,
      parent_id: z.null(),
      position: z.int(),
      permission_overwrites: z.array(overwrite),
    }),
    z.object({
      ...guildFields,
      parent_id: id,
      owner_id: id,
      members: z.array(z.object({ user_id: id })),
      thread_metadata: z.object({ archived: z.boolean(), archive_timestamp: z.string() }),
    }),
    z.object({ ...channelFields, recipients: z.array(userShape), hasBot: z.boolean() }),
  ]),
);

const message = shaped<SavedMessage>(
  z.object({
    id,
    channel_id: id,
    type: z.int(),
    author: userShape,
    content: z.string(),
    timestamp: z.string(),
    flags: z.int(),
    pinned: z.boolean(),
    embeds: z.array(z.unknown()),
    components: z.array(z.unknown()),
    mentions: z.array(userShape),
    reactions: z.array(z.object({ emoji: z.object({ name: z.string() }), userIds: ids })),
    files: z.array(z.object({ id, filename: z.string(), contentType: z.string(), base64: z.string() })),
  }),
);

const command = shaped<ApplicationCommand>(
  z.object({
    id,
    guild_id: id.optional(),
    type: z.int(),
    name: z.string(),
    options: z.array(z.unknown()),
    integration_types: z.array(z.int()),
  }),
);

const scheduledEvent = shaped<ScheduledEvent>(
  z.object({
    id,
    guild_id: id,
    creator_id: id,
    name: z.string(),
    scheduled_start_time: z.string(),
    scheduled_end_time: z.string(),
    status: z.int(),
    entity_metadata: z.object({ location: z.string() }),
  }),
);

/** Schema of a saved playground, with the fields that the emulator relies on. */
export const savedPlayground: z.ZodType<SavedPlayground> = z.object({
  clockAhead: z.number(),
  world: z.object({
    version: z.literal(SAVED_VERSION),
    lastId: id,
    seedLastId: id,
    users: z.array(user),
    guilds: z.array(guild),
    channels: z.array(channel),
    messages: z.array(message),
    commands: z.array(command),
    consents: z.object({ closedDms: ids, blockers: ids, userInstalls: ids }),
    scheduledEvents: z.array(scheduledEvent).optional(),
  }),
});

/** Schema of the version only, for files of any release. */
export const savedVersion = z.object({ world: z.object({ version: z.int() }) });

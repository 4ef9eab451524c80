import {
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  ChannelType,
} from 'discord-api-types/v10';
import type { CallableCommand } from '../../../../src/playground/page/composer/callable-command.ts';
import type { Entities } from '../../../../src/playground/page/composer/entities.ts';
import type { CommandOption } from '../../../../src/discord-emulator/validation/command-definition.ts';
import type { ChannelView, OfferedCommand } from '../../../../src/playground/web/protocol.ts';

/** Returns an option with a description, which Discord requires. */
export function option(name: string, type: Type, more: Partial<CommandOption> = {}): CommandOption {
  return { name, type, description: `The ${name}`, ...more };
}

/** Returns a command as the emulator offers it. */
export function offered(
  name: string,
  description: string,
  options: readonly CommandOption[] = [],
  type = ApplicationCommandType.ChatInput,
): OfferedCommand {
  return {
    id: `id of ${name}`,
    application_id: '9',
    version: '1',
    type,
    name,
    name_localizations: null,
    description,
    description_localizations: null,
    options,
    default_member_permissions: null,
    dm_permission: true,
    contexts: null,
    integration_types: [0],
    nsfw: false,
  };
}

/** Returns a command that can be called. */
export function callable(path: string, options: readonly CommandOption[] = []): CallableCommand {
  return { id: path, path, description: `Does ${path}`, options };
}

/** A search with a required text, a choice and more. */
export const search = callable('search', [
  option('query', Type.String, { required: true, autocomplete: true }),
  option('author', Type.String, { max_length: 20 }),
  option('sort', Type.String, {
    choices: [
      { name: 'best match', value: 'relevance' },
      { name: 'newest first', value: 'newest' },
    ],
  }),
]);

/** A subcommand with a required channel. */
export const create = callable('schedule create', [
  option('channel', Type.Channel, { required: true, channel_types: [ChannelType.GuildText] }),
  option('count', Type.Integer, { min_value: 1, max_value: 10 }),
  option('days', Type.String, { autocomplete: true }),
]);

function channel(id: string, name: string, type: ChannelType, parentId: string | null = null): ChannelView {
  return {
    id,
    kind: type === ChannelType.PublicThread ? 'thread' : 'text',
    name,
    topic: null,
    parentId,
    type,
    canWrite: true,
    canReact: true,
    canCreateThreads: true,
    canManageMessages: false,
    isArchived: false,
    tags: [],
    messageCount: 0,
    lastMessageId: null,
  };
}

function user(id: string, name: string): Entities['users'][number] {
  return {
    id,
    username: name.toLowerCase(),
    global_name: name,
    discriminator: '0',
    avatar: null,
    bot: false,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}

/** Two users, two roles and three channels, one of them a thread. */
export const entities: Entities = {
  users: [user('11', 'Ada'), user('12', 'Ben')],
  roles: [
    { id: '21', name: '@everyone', color: 0 },
    { id: '22', name: 'curator', color: 0 },
  ],
  channels: [
    channel('31', 'general', ChannelType.GuildText),
    channel('32', 'papers', ChannelType.GuildText),
    channel('33', 'Mamba', ChannelType.PublicThread, '32'),
  ],
};

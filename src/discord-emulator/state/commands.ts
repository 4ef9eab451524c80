import { ApplicationCommandType, ApplicationIntegrationType } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { CommandDefinition, CommandOption } from '../validation/command-definition.ts';
import type { SnowflakeGenerator } from '../snowflake.ts';
import { createQuota } from './quota.ts';
import type { EventStream } from './event-stream.ts';

/** A registered command. */
export interface ApplicationCommand {
  readonly id: string;
  readonly application_id: string;
  /** Absent for a global command. */
  readonly guild_id?: string;
  /** A new id after each change of the command. */
  readonly version: string;
  readonly type: ApplicationCommandType;
  readonly name: string;
  readonly name_localizations: Readonly<Record<string, string | null>> | null;
  readonly description: string;
  readonly description_localizations: Readonly<Record<string, string | null>> | null;
  readonly options: readonly CommandOption[];
  readonly default_member_permissions: string | null;
  readonly dm_permission: boolean;
  readonly contexts: readonly number[] | null;
  readonly integration_types: readonly number[];
  readonly nsfw: boolean;
}

/** The commands of an app by scope: a guild's id, or null for global commands. */
export interface Commands {
  list(guildId: string | null): readonly ApplicationCommand[];
  /** Returns the commands of all scopes. */
  all(): readonly ApplicationCommand[];
  /** @throws ApiError 10063 */
  get(guildId: string | null, id: string): ApplicationCommand;
  /**
   * Adds a command, or changes the one of the same name and type, which keeps its id.
   * @throws ApiError 30032, 30034
   */
  upsert(
    guildId: string | null,
    definition: CommandDefinition,
  ): { readonly command: ApplicationCommand; readonly isNew: boolean };
  /** @throws ApiError 10063 */
  change(guildId: string | null, id: string, definition: CommandDefinition): ApplicationCommand;
  /** Replaces all commands of the scope. @throws ApiError 30032, 30034 */
  overwrite(guildId: string | null, definitions: readonly CommandDefinition[]): readonly ApplicationCommand[];
  /** @throws ApiError 10063 */
  remove(guildId: string | null, id: string): void;
}

/** Commands per scope (docs, "Registering a Command"): 100 chat input commands, 15 user and 15 message menus. */
const MAX_COMMANDS_PER_TYPE: Readonly<Record<ApplicationCommandType, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
  [ApplicationCommandType.PrimaryEntryPoint]: 1,
};

const DAY_MS = 24 * 3_600_000;

/**
 * Commands that may be created per day and scope (docs, "Registering a Command"). Changing an existing command does not
 * count; creating a deleted one again does.
 */
const MAX_CREATES_PER_DAY = 200;

/** Where this app can be installed; the default of a global command (docs, "Application Command Object"). */
export const ALL_INTEGRATION_TYPES: readonly ApplicationIntegrationType[] = [
  ApplicationIntegrationType.GuildInstall,
  ApplicationIntegrationType.UserInstall,
];

/**
 * Creates the commands of an app.
 * @param options.registered commands that exist already
 * @param options.now ms since the epoch, UTC
 */
export function createCommands(options: {
  readonly applicationId: string;
  readonly snowflakes: SnowflakeGenerator;
  readonly events: EventStream;
  readonly now: () => number;
  readonly registered: readonly ApplicationCommand[];
}): Commands {
  const { applicationId, snowflakes, events, now, registered } = options;
  const creates = createQuota(DAY_MS, () => MAX_CREATES_PER_DAY, now);
  const scopes = new Map<string | null, readonly ApplicationCommand[]>();
  const list = (guildId: string | null): readonly ApplicationCommand[] => scopes.get(guildId) ?? [];
  for (const each of registered) {
    const scope = each.guild_id ?? null;
    scopes.set(scope, [...list(scope), each]);
  }

  const store = (guildId: string | null, commands: readonly ApplicationCommand[]): void => {
    throwIfTooMany(commands);
    const scope = guildId ?? 'global';
    const known = new Set(list(guildId).map(each => each.id));
    const created = commands.filter(each => !known.has(each.id)).length;
    if (created > creates.remaining(scope)) throw apiError('tooManyCommandCreates');
    for (let count = 0; count < created; count += 1) creates.take(scope);
    // A scope without commands is in no saved world: it has no place among the others.
    if (commands.length === 0) scopes.delete(guildId);
    else scopes.set(guildId, commands);
    events.emit({ kind: 'commands_change', guildId });
  };

  const get = (guildId: string | null, id: string): ApplicationCommand => {
    const found = list(guildId).find(each => each.id === id);
    if (found === undefined) throw apiError('unknownCommand');
    return found;
  };

  const build = (guildId: string | null, definition: CommandDefinition, id: string): ApplicationCommand => ({
    id,
    application_id: applicationId,
    ...(guildId === null ? {} : { guild_id: guildId }),
    version: snowflakes.next(),
    ...withDefaults(definition, guildId),
  });

  return {
    list,
    all: () => [...scopes.values()].flat(),
    get,
    upsert(guildId, definition) {
      const existing = findSameName(list(guildId), definition);
      const command = build(guildId, definition, existing?.id ?? snowflakes.next());
      store(guildId, [...list(guildId).filter(each => each !== existing), command]);
      return { command, isNew: existing === undefined };
    },
    change(guildId, id, definition) {
      const before = get(guildId, id);
      const command = build(guildId, definition, id);
      store(
        guildId,
        list(guildId).map(each => (each === before ? command : each)),
      );
      return command;
    },
    overwrite(guildId, definitions) {
      const commands = definitions.map(each =>
        build(guildId, each, findSameName(list(guildId), each)?.id ?? snowflakes.next()),
      );
      store(guildId, commands);
      return commands;
    },
    remove(guildId, id) {
      const removed = get(guildId, id);
      store(
        guildId,
        list(guildId).filter(each => each !== removed),
      );
    },
  };
}

/** Throws if a scope has too many commands of a type. @throws ApiError 30032 */
function throwIfTooMany(commands: readonly ApplicationCommand[]): void {
  for (const { type } of commands) {
    const count = commands.filter(each => each.type === type).length;
    if (count > MAX_COMMANDS_PER_TYPE[type]) throw apiError('tooManyCommands');
  }
}

/** Returns the command that a definition of the same name and type changes. */
function findSameName(
  commands: readonly ApplicationCommand[],
  definition: CommandDefinition,
): ApplicationCommand | undefined {
  return commands.find(each => each.name === definition.name && each.type === typeOf(definition));
}

function typeOf({ type }: CommandDefinition): ApplicationCommandType {
  return type ?? ApplicationCommandType.ChatInput;
}

/** Returns the definition with Discord's defaults. Contexts and integration types exist for global commands only. */
function withDefaults(definition: CommandDefinition, guildId: string | null) {
  return {
    type: typeOf(definition),
    name: definition.name,
    name_localizations: definition.name_localizations ?? null,
    description: definition.description ?? '',
    description_localizations: definition.description_localizations ?? null,
    options: definition.options ?? [],
    default_member_permissions: definition.default_member_permissions ?? null,
    dm_permission: definition.dm_permission ?? true,
    contexts: definition.contexts ?? null,
    integration_types: definition.integration_types ?? (guildId === null ? ALL_INTEGRATION_TYPES : [0]),
    nsfw: definition.nsfw ?? false,
  };
}

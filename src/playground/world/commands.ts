import { ApplicationCommandType } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { CommandDefinition, CommandOption } from '../rules/command-definition.ts';
import type { Snowflakes } from '../snowflake.ts';
import type { EventStream } from './event-stream.ts';

/** A registered command. */
export interface ApplicationCommand {
  readonly id: string;
  readonly application_id: string;
  /** Absent for a global command. */
  readonly guild_id?: string;
  /** Changes with every change of the command. */
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

/** The commands of an app, by scope: a guild's id, or null for the global ones. */
export interface Commands {
  list(guildId: string | null): readonly ApplicationCommand[];
  /** @throws ApiError 10063 */
  get(guildId: string | null, id: string): ApplicationCommand;
  /** Puts a command in; one of the same name and type is changed and keeps its id. @throws ApiError 30032 */
  upsert(
    guildId: string | null,
    definition: CommandDefinition,
  ): { readonly command: ApplicationCommand; readonly isNew: boolean };
  /** @throws ApiError 10063 */
  change(guildId: string | null, id: string, definition: CommandDefinition): ApplicationCommand;
  /** Makes these the only commands of the scope. @throws ApiError 30032 */
  overwrite(guildId: string | null, definitions: readonly CommandDefinition[]): readonly ApplicationCommand[];
  /** @throws ApiError 10063 */
  remove(guildId: string | null, id: string): void;
}

/** Per scope (docs, "Registering a Command"): chat input 100, user and message menus 15 each. */
const MOST: Readonly<Record<ApplicationCommandType, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
  [ApplicationCommandType.PrimaryEntryPoint]: 1,
};

/** Makes an app's commands, none registered yet. */
export function createCommands(applicationId: string, snowflakes: Snowflakes, events: EventStream): Commands {
  const scopes = new Map<string | null, readonly ApplicationCommand[]>();
  const list = (guildId: string | null): readonly ApplicationCommand[] => scopes.get(guildId) ?? [];

  const store = (guildId: string | null, commands: readonly ApplicationCommand[]): void => {
    for (const command of commands) {
      if (commands.filter(each => each.type === command.type).length > MOST[command.type]) {
        throw refuse('tooManyCommands');
      }
    }
    scopes.set(guildId, commands);
    events.emit({ kind: 'commands_change', guildId });
  };

  const get = (guildId: string | null, id: string): ApplicationCommand => {
    const found = list(guildId).find(each => each.id === id);
    if (found === undefined) throw refuse('unknownCommand');
    return found;
  };

  const build = (guildId: string | null, definition: CommandDefinition, id: string): ApplicationCommand => ({
    id,
    application_id: applicationId,
    ...(guildId === null ? {} : { guild_id: guildId }),
    version: snowflakes.next(),
    ...settled(definition),
  });

  const twinOf = (guildId: string | null, definition: CommandDefinition): ApplicationCommand | undefined =>
    list(guildId).find(each => each.name === definition.name && each.type === settled(definition).type);

  return {
    list,
    get,
    upsert(guildId, definition) {
      const twin = twinOf(guildId, definition);
      const command = build(guildId, definition, twin?.id ?? snowflakes.next());
      store(guildId, [...list(guildId).filter(each => each !== twin), command]);
      return { command, isNew: twin === undefined };
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
        build(guildId, each, twinOf(guildId, each)?.id ?? snowflakes.next()),
      );
      store(guildId, commands);
      return commands;
    },
    remove(guildId, id) {
      const gone = get(guildId, id);
      store(
        guildId,
        list(guildId).filter(each => each !== gone),
      );
    },
  };
}

/** Fills in what Discord fills in. */
function settled(definition: CommandDefinition) {
  return {
    type: definition.type ?? ApplicationCommandType.ChatInput,
    name: definition.name,
    name_localizations: definition.name_localizations ?? null,
    description: definition.description ?? '',
    description_localizations: definition.description_localizations ?? null,
    options: definition.options ?? [],
    default_member_permissions: definition.default_member_permissions ?? null,
    dm_permission: definition.dm_permission ?? true,
    contexts: definition.contexts ?? null,
    integration_types: definition.integration_types ?? [0],
    nsfw: definition.nsfw ?? false,
  };
}

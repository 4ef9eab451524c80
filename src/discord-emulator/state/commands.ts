import { ApplicationCommandType, ApplicationIntegrationType } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { CommandDefinition, CommandOption } from '../validation/command-definition.ts';
import type { Snowflakes } from '../snowflake.ts';
import { createBudget } from './budget.ts';
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
  /** Those of all scopes. */
  all(): readonly ApplicationCommand[];
  /** @throws ApiError 10063 */
  get(guildId: string | null, id: string): ApplicationCommand;
  /** Puts a command in; one of the same name and type is changed and keeps its id. @throws ApiError 30032, 30034 */
  upsert(
    guildId: string | null,
    definition: CommandDefinition,
  ): { readonly command: ApplicationCommand; readonly isNew: boolean };
  /** @throws ApiError 10063 */
  change(guildId: string | null, id: string, definition: CommandDefinition): ApplicationCommand;
  /** Makes these the only commands of the scope. @throws ApiError 30032, 30034 */
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

const DAY = 24 * 3_600_000;

/**
 * Commands that may be made anew in a day and a guild, the global ones counted as one guild's (docs, "Registering a
 * Command"). One of a name and type that is there is no new one; one that was deleted is.
 */
const CREATES_A_DAY = 200;

/** Where this app can be installed, and with it a global command that does not say (docs, "Application Command Object"). */
const EVERYWHERE = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];

/**
 * Makes an app's commands.
 * @param options.registered those there are already
 * @param options.now ms since the epoch, UTC
 */
export function createCommands(options: {
  readonly applicationId: string;
  readonly snowflakes: Snowflakes;
  readonly events: EventStream;
  readonly now: () => number;
  readonly registered: readonly ApplicationCommand[];
}): Commands {
  const { applicationId, snowflakes, events, now, registered } = options;
  const creates = createBudget(DAY, () => CREATES_A_DAY, now);
  const scopes = new Map<string | null, readonly ApplicationCommand[]>();
  const list = (guildId: string | null): readonly ApplicationCommand[] => scopes.get(guildId) ?? [];
  for (const each of registered) {
    const scope = each.guild_id ?? null;
    scopes.set(scope, [...list(scope), each]);
  }

  const store = (guildId: string | null, commands: readonly ApplicationCommand[]): void => {
    for (const command of commands) {
      if (commands.filter(each => each.type === command.type).length > MOST[command.type]) {
        throw refuse('tooManyCommands');
      }
    }
    const known = new Set(list(guildId).map(each => each.id));
    const created = commands.filter(each => !known.has(each.id)).length;
    if (created > creates.left(guildId ?? 'global')) throw refuse('tooManyCommandCreates');
    for (let each = 0; each < created; each += 1) creates.take(guildId ?? 'global');
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
    ...settled(definition, guildId),
  });

  const twinOf = (guildId: string | null, definition: CommandDefinition): ApplicationCommand | undefined =>
    list(guildId).find(each => each.name === definition.name && each.type === typeOf(definition));

  return {
    list,
    all: () => [...scopes.values()].flat(),
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

function typeOf({ type }: CommandDefinition): ApplicationCommandType {
  return type ?? ApplicationCommandType.ChatInput;
}

/** Fills in what Discord fills in. Contexts and installations are for global commands alone. */
function settled(definition: CommandDefinition, guildId: string | null) {
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
    integration_types: definition.integration_types ?? (guildId === null ? EVERYWHERE : [0]),
    nsfw: definition.nsfw ?? false,
  };
}

import {
  ApplicationCommandOptionType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
} from 'discord-api-types/v10';
import type { App, Caller, Command, ComponentAction, MenuCommand } from '../src/command.ts';
import type { MessageBody } from '../src/core/message/message-body.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { help, type HelpEntry } from '../src/views/notice/help.ts';
import { helpTopic, type HelpTopic } from '../src/views/notice/help-topic.ts';
import { EVERYWHERE } from './contexts.ts';

type Definition = Command['definition'];
type KnownCommand = Pick<Command, 'definition' | 'example'>;
type KnownMenu = Pick<MenuCommand, 'definition'>;
type Reader = Pick<Caller, 'guildId' | 'managesGuild'>;

const definition: Definition = {
  name: 'help',
  description: 'What Paperboy does, and how',
  ...EVERYWHERE,
};

const itself: KnownCommand = { definition, example: '/help' };

/** Groups of commands by what a user wants to do. A command in none of them is shown in the last one. */
const GROUPS: readonly { readonly title: string; readonly commands: readonly string[] }[] = [
  { title: 'Find papers', commands: ['search', 'similar', 'recommend', 'trends'] },
  { title: 'Read them', commands: ['papers', 'paper'] },
  { title: 'Save them', commands: ['library'] },
  { title: 'Follow new papers', commands: ['watch', 'subscribe'] },
  { title: 'Read together', commands: ['submit', 'club'] },
  { title: 'Bring them to a server', commands: ['schedule'] },
  { title: 'And also', commands: [] },
];

/** Returns `/help` for all other commands. It reads their definitions, so that it misses none. */
export function helpCommand(
  commands: readonly KnownCommand[],
  menus: readonly KnownMenu[],
): Command<'serverSettings'> {
  return {
    definition,
    example: '/help',
    run: async (reader, app) => ({ kind: 'private', body: await overview(reader, commands, menus, app) }),
  };
}

/** Returns the action of the menus and buttons of `/help`: it shows a command, a subcommand, or all commands. */
export function helpAction(
  commands: readonly KnownCommand[],
  menus: readonly KnownMenu[],
): ComponentAction<'serverSettings'> {
  return {
    verb: 'help',
    async run(use, app) {
      const [chosen] = use.values;
      const [kind, command] = use.args;
      if (chosen === undefined && kind !== 'of')
        return { kind: 'update', body: await overview(use, commands, menus, app) };
      return { kind: 'update', body: helpTopic(topicOf(chosen ?? command ?? '', use, commands)) };
    },
  };
}

async function overview(
  reader: Reader,
  commands: readonly KnownCommand[],
  menus: readonly KnownMenu[],
  { serverSettings }: Pick<App, 'serverSettings'>,
): Promise<MessageBody> {
  const shown = [...commands, itself].filter(each => isShown(each, reader));
  const groups = GROUPS.map(({ title }, at) => ({
    title,
    entries: shown.filter(each => groupIndex(each.definition.name) === at).map(each => toEntry(each, reader)),
  }));
  const names = menus.map(menu => menu.definition.name);
  const { guildId } = reader;
  return help(groups, names, guildId === null ? undefined : await serverSettings.get(guildId));
}

function groupIndex(name: string): number {
  const index = GROUPS.findIndex(({ commands }) => commands.includes(name));
  return index === -1 ? GROUPS.length - 1 : index;
}

/** Commands for admins are shown to them; in a direct message to everyone, who may be one in some server. */
function isShown(command: KnownCommand, { guildId, managesGuild }: Reader): boolean {
  return guildId === null || managesGuild || !needsManageServer(command);
}

const needsManageServer = ({ definition: { default_member_permissions } }: KnownCommand): boolean =>
  default_member_permissions === String(PermissionFlagsBits.ManageGuild);

function toEntry(command: KnownCommand, { guildId }: Reader): HelpEntry {
  const { name, description, contexts } = command.definition;
  const isForServers = contexts?.includes(InteractionContextType.BotDM) === false;
  return {
    name,
    description,
    remarks: [
      ...(guildId === null && isForServers ? ['in servers'] : []),
      ...(needsManageServer(command) ? ['needs Manage Server'] : []),
    ],
  };
}

/** Returns the command or subcommand of a name, such as `library export`. Throws `UserError` if there is none for the reader. */
function topicOf(name: string, reader: Reader, commands: readonly KnownCommand[]): HelpTopic {
  const command = [...commands, itself].find(each => each.definition.name === name.split(' ')[0]);
  if (!command || !isShown(command, reader)) throw noCommandError();
  const { options = [] } = command.definition;
  const parts = options.filter(isSubcommand);
  const entry = toEntry(command, reader);
  const subcommands = parts.map(part => ({
    name: `${entry.name} ${part.name}`,
    description: part.description,
  }));
  const { example } = command;
  if (name === entry.name)
    return { ...entry, example, options: parts.length === 0 ? toHelpOptions(options) : [], subcommands };
  const part = parts[subcommands.findIndex(each => each.name === name)];
  if (!part) throw noCommandError();
  return {
    ...entry,
    name,
    description: part.description,
    example: example.startsWith(`/${name} `) ? example : undefined,
    options: toHelpOptions(part.options ?? []),
    subcommands,
  };
}

function isSubcommand(option: APIApplicationCommandOption): option is APIApplicationCommandSubcommandOption {
  return option.type === ApplicationCommandOptionType.Subcommand;
}

function toHelpOptions(options: readonly APIApplicationCommandOption[]): HelpTopic['options'] {
  return options.map(({ name, description, required = false }) => ({
    name,
    description,
    isRequired: required,
  }));
}

function noCommandError(): UserError {
  return new UserError('There is no such command for you here. `/help` lists all that there are.');
}

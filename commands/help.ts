import { ApplicationCommandOptionType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Command, MenuCommand } from '../src/command.ts';
import { help, type HelpEntry } from '../src/views/notice/help.ts';
import { EVERYWHERE } from './contexts.ts';

type Definition = Command['definition'];

const definition: Definition = {
  name: 'help',
  description: 'What Paperboy does, and how',
  ...EVERYWHERE,
};

/** Groups of commands by what a user wants to do. A command in none of them is shown in the last one. */
const GROUPS: readonly { readonly title: string; readonly commands: readonly string[] }[] = [
  { title: 'Find papers', commands: ['search', 'similar'] },
  { title: 'Read them', commands: ['papers', 'paper'] },
  { title: 'Save them', commands: ['library'] },
  { title: 'Follow new papers', commands: ['watch', 'subscribe'] },
  { title: 'Bring them to a server', commands: ['schedule'] },
  { title: 'And also', commands: [] },
];

/** Returns `/help` for all other commands. It reads their definitions, so that it misses none. */
export function helpCommand(
  commands: readonly Pick<Command, 'definition' | 'example'>[],
  menus: readonly Pick<MenuCommand, 'definition'>[],
): Command<'serverSettings'> {
  const itself = { definition, example: '/help' };
  return {
    ...itself,
    run: async ({ guildId }, app) => {
      const all = [...commands, itself];
      const groups = GROUPS.map(({ title }, at) => ({
        title,
        entries: all.filter(each => groupIndex(each.definition.name) === at).map(toHelpEntry),
      }));
      const names = menus.map(menu => menu.definition.name);
      const emoji = guildId === null ? undefined : await app.serverSettings.get(guildId);
      return { kind: 'private', body: help(groups, names, emoji) };
    },
  };
}

function groupIndex(name: string): number {
  const index = GROUPS.findIndex(({ commands }) => commands.includes(name));
  return index === -1 ? GROUPS.length - 1 : index;
}

function toHelpEntry({ definition: called, example }: Pick<Command, 'definition' | 'example'>): HelpEntry {
  const { name, description, options = [], default_member_permissions } = called;
  const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return {
    names: subcommands.length === 0 ? [name] : subcommands.map(option => `${name} ${option.name}`),
    description,
    example,
    forManagers: default_member_permissions === String(PermissionFlagsBits.ManageGuild),
  };
}

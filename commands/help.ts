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

/** What one may want, and the commands that serve it. A command named nowhere comes under the last. */
const PURPOSES: readonly { readonly title: string; readonly commands: readonly string[] }[] = [
  { title: 'Find papers', commands: ['search', 'similar'] },
  { title: 'Read them', commands: ['papers', 'paper'] },
  { title: 'Save them', commands: ['library'] },
  { title: 'Bring them to a server', commands: ['schedule'] },
  { title: 'And also', commands: [] },
];

/** `/help` over all other commands: it reads their definitions, so that none is forgotten. */
export function helpCommand(
  commands: readonly Pick<Command, 'definition'>[],
  menus: readonly Pick<MenuCommand, 'definition'>[],
): Command<never> {
  return {
    definition,
    run: () => {
      const definitions = [...commands.map(each => each.definition), definition];
      const groups = PURPOSES.map((purpose, place) => ({
        title: purpose.title,
        entries: definitions.filter(({ name }) => purposeOf(name) === place).map(entryOf),
      }));
      const names = menus.map(menu => menu.definition.name);
      return Promise.resolve({ kind: 'private', body: help(groups, names) });
    },
  };
}

function purposeOf(name: string): number {
  const place = PURPOSES.findIndex(({ commands }) => commands.includes(name));
  return place === -1 ? PURPOSES.length - 1 : place;
}

function entryOf({ name, description, options = [], default_member_permissions }: Definition): HelpEntry {
  return {
    name,
    description,
    subcommands: options
      .filter(({ type }) => type === ApplicationCommandOptionType.Subcommand)
      .map(option => option.name),
    forManagers: default_member_permissions === String(PermissionFlagsBits.ManageGuild),
  };
}

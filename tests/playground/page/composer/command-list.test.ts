import { ApplicationCommandOptionType as Type, ApplicationCommandType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { callableCommands } from '../../../../src/playground/page/composer/callable-command.ts';
import { rankCommands, commandsForText } from '../../../../src/playground/page/composer/rank-commands.ts';
import { offered, option } from './command-fixtures.ts';

const list = callableCommands([
  offered('search', 'Find papers by words'),
  offered('papers', 'Papers of a day or a week', [
    option('daily', Type.Subcommand, { options: [option('date', Type.String)] }),
    option('weekly', Type.Subcommand),
  ]),
  offered('mod', 'Moderate', [
    option('note', Type.SubcommandGroup, { options: [option('add', Type.Subcommand)] }),
  ]),
  offered('Save paper', '', [], ApplicationCommandType.Message),
]);

const names = (typed: string): string[] => rankCommands(list, typed).map(({ path }) => path);

describe('the commands after a slash', () => {
  it('are the chat commands, with an entry for each subcommand and its options', () => {
    expect(list.map(({ path, options }) => [path, options.map(({ name }) => name)])).toEqual([
      ['search', []],
      ['papers daily', ['date']],
      ['papers weekly', []],
      ['mod note add', []],
    ]);
  });

  it('are all listed in their order while no letter is typed', () => {
    expect(names('')).toEqual(['search', 'papers daily', 'papers weekly', 'mod note add']);
  });

  it('are ranked by the beginning of the name, then by its words, then by the description', () => {
    expect(names('papers')).toEqual(['papers daily', 'papers weekly', 'search']);
    expect(names('wee')).toEqual(['papers weekly']);
    expect(names('add')).toEqual(['mod note add']);
    expect(names('words')).toEqual(['search']);
  });

  it('are found by several words, in any case and order', () => {
    expect(names('PAPERS  d')).toEqual(['papers daily']);
    expect(names('daily papers')).toEqual(['papers daily']);
  });

  it('are searched only after a slash, and may have no match once a letter is typed', () => {
    expect(commandsForText('/', list)).toHaveLength(4);
    expect(commandsForText('/wee', list)?.map(({ path }) => path)).toEqual(['papers weekly']);
    expect(commandsForText('/zebra', list)).toEqual([]);
    for (const text of ['', 'search', 'a /search', '/12', '/search\nmore']) {
      expect(commandsForText(text, list)).toBeUndefined();
    }
    expect(commandsForText('/', [])).toBeUndefined();
  });

  it('are an empty list if nothing matches', () => {
    expect(names('zebra')).toEqual([]);
  });
});

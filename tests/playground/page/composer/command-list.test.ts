import { ApplicationCommandOptionType as Type, ApplicationCommandType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { callableCommands } from '../../../../src/playground/page/composer/callable-command.ts';
import { rankCommands, soughtCommands } from '../../../../src/playground/page/composer/rank-commands.ts';
import { offered, option } from './offered.ts';

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

describe('the commands behind the slash', () => {
  it('are chat commands alone, subcommands each on their own, with their options', () => {
    expect(list.map(({ path, options }) => [path, options.map(({ name }) => name)])).toEqual([
      ['search', []],
      ['papers daily', ['date']],
      ['papers weekly', []],
      ['mod note add', []],
    ]);
  });

  it('are all there, in their order, while nothing is typed', () => {
    expect(names('')).toEqual(['search', 'papers daily', 'papers weekly', 'mod note add']);
  });

  it('come by the beginning of the name first, then by any word of it, then by the description', () => {
    expect(names('papers')).toEqual(['papers daily', 'papers weekly', 'search']);
    expect(names('wee')).toEqual(['papers weekly']);
    expect(names('add')).toEqual(['mod note add']);
    expect(names('words')).toEqual(['search']);
  });

  it('are found by several words, in any case and order', () => {
    expect(names('PAPERS  d')).toEqual(['papers daily']);
    expect(names('daily papers')).toEqual(['papers daily']);
  });

  it('are sought behind a slash alone, and missed once a letter is typed', () => {
    expect(soughtCommands('/', list)).toHaveLength(4);
    expect(soughtCommands('/wee', list)?.map(({ path }) => path)).toEqual(['papers weekly']);
    expect(soughtCommands('/zebra', list)).toEqual([]);
    for (const text of ['', 'search', 'a /search', '/12', '/search\nmore']) {
      expect(soughtCommands(text, list)).toBeUndefined();
    }
    expect(soughtCommands('/', [])).toBeUndefined();
  });

  it('are none when nothing fits', () => {
    expect(names('zebra')).toEqual([]);
  });
});

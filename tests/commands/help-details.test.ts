import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { helpAction, helpCommand } from '../../commands/help.ts';
import { commands, menuCommands } from '../../commands/index.ts';
import type { Caller } from '../../src/command.ts';
import { DEFAULT_SERVER_SETTINGS } from '../../src/core/server-settings.ts';
import { mentionCommands } from '../../src/views/format/command-mentions.ts';
import { limitsBroken } from '../views/discord-limits.ts';
import { customIdsOf, textsOf } from '../views/message-parts.ts';
import { componentUse, invocation } from './invocation.ts';

/** All commands but help, which adds itself. */
const known = commands.filter(({ definition }) => definition.name !== 'help');
const action = helpAction(known, menuCommands);
const app = {
  serverSettings: {
    get: () => Promise.resolve(DEFAULT_SERVER_SETTINGS),
    change: () => Promise.reject(new Error('help changes no settings')),
  },
};

async function used(id: string, values: readonly string[] = [], caller: Partial<Caller> = {}) {
  const { kind, body } = await action.run(componentUse(id, { managesGuild: true, ...caller, values }), app);
  expect(kind).toBe('update');
  expect(limitsBroken(body)).toEqual([]);
  const ids = new Map(
    [
      ...textsOf(body)
        .join()
        .matchAll(/`\/([^`]+)`/g),
    ].map(([, name = '']) => [name, '9'.repeat(20)]),
  );
  expect(textsOf(mentionCommands(body, ids)).join()).not.toContain('`/');
  return { body, text: textsOf(body).join('\n'), components: JSON.stringify(body.components) };
}

/** Each command and subcommand with what the details must show: subcommands, or else options. */
const topics = commands.flatMap(({ definition: { name, options = [] } }) => {
  const parts = options.filter(each => each.type === ApplicationCommandOptionType.Subcommand);
  return [
    { name, shown: options },
    ...parts.map(part => ({ name: `${name} ${part.name}`, shown: part.options ?? [] })),
  ];
});

describe('the details of a command', () => {
  it.each(topics)('show all of /$name, uncut', async ({ name, shown }) => {
    const { text } = await used('v1|help', [name]);
    expect(text.startsWith(`### \`/${name}\``)).toBe(true);
    const escaped = text.replaceAll('\\', '');
    for (const each of shown) {
      expect(escaped).toContain(each.name);
      expect(escaped).toContain(each.description);
    }
    expect(text).not.toContain('…');
  });

  it('mark options that are required, and have an example', async () => {
    const { text } = await used('v1|help', ['paper']);
    expect(text).toContain('**paper** · required · ');
    expect(text).toContain('Example: /paper paper:');
  });

  it('lead to a subcommand, back to the command, and back to all of them', async () => {
    const whole = await used('v1|help', ['library']);
    expect(whole.components).toContain('"value":"library export"');
    const part = await used('v1|help', ['library export']);
    expect(part.text).toContain('**format** · required');
    expect(customIdsOf(part.body)).toEqual(['v1|help', 'v1|help|of|library', 'v1|help|all']);
    expect((await used('v1|help|of|library')).text).toBe(whole.text);
    const { body } = await helpCommand(known, menuCommands).run(
      invocation(undefined, {}, { managesGuild: true }),
      app,
    );
    expect((await used('v1|help|all')).body).toEqual(body);
  });

  it('work in direct messages', async () => {
    expect((await used('v1|help', ['search'], { guildId: null })).text).toContain('**query**');
  });

  it.each([
    ['brew', {}],
    ['library brew', {}],
    ['', {}],
    ['schedule', { managesGuild: false }],
    ['schedule create', { managesGuild: false }],
  ])('are not shown of “%s”, which is not there for the caller', async (name, caller) => {
    await expect(used('v1|help', [name], caller)).rejects.toThrow('no such command for you');
  });
});

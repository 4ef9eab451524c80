import { describe, expect, it } from 'vitest';
import { helpCommand } from '../../commands/help.ts';
import { commands, menuCommands } from '../../commands/index.ts';
import type { App, Caller } from '../../src/command.ts';
import { DEFAULT_REACTION_EMOJI, reactionMeaning } from '../../src/core/message/reaction.ts';
import { DEFAULT_SERVER_SETTINGS, type ServerSettings } from '../../src/core/server-settings.ts';
import { mentionCommands } from '../../src/views/format/command-mentions.ts';
import { limitsBroken } from '../views/discord-limits.ts';
import { textsOf } from '../views/message-parts.ts';
import { invocation } from './invocation.ts';

/** What help is given in a server that has chosen these settings. */
function appOf(chosen: Partial<ServerSettings> = {}): Pick<App, 'serverSettings'> {
  return {
    serverSettings: {
      get: () => Promise.resolve({ ...DEFAULT_SERVER_SETTINGS, ...chosen }),
      change: () => Promise.reject(new Error('help changes no settings')),
    },
  };
}

async function helpOn(...all: Parameters<typeof helpCommand>): Promise<string> {
  const { kind, body } = await helpCommand(...all).run(
    invocation(undefined, {}, { managesGuild: true }),
    appOf(),
  );
  expect(kind).toBe('private');
  expect(limitsBroken(body)).toEqual([]);
  return textsOf(body).join('\n');
}

/** What the real command shows a caller, with its menus. */
async function overviewFor(caller: Partial<Caller>): Promise<string> {
  const { body } = await helpCommand(known, menuCommands).run(invocation(undefined, {}, caller), appOf());
  expect(limitsBroken(body)).toEqual([]);
  return JSON.stringify(body.components).includes('/schedule') === textsOf(body).join().includes('/schedule')
    ? textsOf(body).join('\n')
    : 'the menu and the text differ';
}

const GUILD = '1000000000000000001';

/** All commands but help, which adds itself. */
const known = commands.filter(({ definition }) => definition.name !== 'help');

describe('/help', () => {
  it.each(known.map(each => each.definition))(
    'shows /$name with its whole description',
    async ({ name, description }) => {
      const text = await helpOn(known, menuCommands);
      expect(text).not.toContain('…');
      const line = text.split('\n').find(each => new RegExp(`^\`/${name}[ \`]`).test(each));
      expect(line).toContain(description);
    },
  );

  it.each(menuCommands.map(each => each.definition.name))('names the menu command %s', async name => {
    expect(await helpOn(known, menuCommands)).toContain(name);
  });

  it('names no subcommands, which are in the details of a command', async () => {
    const text = await helpOn(known, []);
    expect(text).toContain('`/papers` · Papers of a day');
    expect(text).not.toContain('/papers daily');
  });

  it.each(commands.map(each => [each.example, each.definition] as const))(
    'has an example that works: %s',
    (example, { name, options = [] }) => {
      const [, called, ...words] = /^\/(\S+)(.*)$/.exec(example) ?? [];
      expect(called).toBe(name);
      const subcommand = options.find(
        option => option.name === /^ ([a-z]+)(?= |$)/.exec(words.join(''))?.[1],
      );
      const defined = subcommand && 'options' in subcommand ? (subcommand.options ?? []) : options;
      const given = [...example.matchAll(/ ([a-z]+):/g)].map(match => match[1]);
      expect(defined.map(option => option.name)).toEqual(expect.arrayContaining(given));
      const required = defined.filter(option => 'required' in option && option.required);
      expect(given).toEqual(expect.arrayContaining(required.map(option => option.name)));
    },
  );

  it('leaves room for its commands to be mentions', async () => {
    const { body } = await helpCommand(known, menuCommands).run(invocation(), appOf());
    const id = '9'.repeat(20);
    const names = textsOf(body).flatMap(text =>
      [...text.matchAll(/`\/([^`]+)`/g)].map(match => match[1] ?? ''),
    );
    const mentioned = mentionCommands(body, new Map(names.map(name => [name, id])));
    expect(limitsBroken(mentioned)).toEqual([]);
    expect(textsOf(mentioned).join()).not.toContain('`/');
    expect(textsOf(mentioned).join()).toContain(`</search:${id}>`);
  });

  it.each([
    ['a member of a server', { managesGuild: false }, []],
    ['an admin', { managesGuild: true }, ['schedule']],
    ['anyone in a direct message', { guildId: null }, ['schedule']],
  ])('shows %s what they can use', async (_who, caller, forAdmins) => {
    const text = await overviewFor(caller);
    const marked = text.split('\n').filter(line => line.includes('needs Manage Server'));
    expect(marked.map(line => /^`\/([a-z]+)`/.exec(line)?.[1])).toEqual(forAdmins);
    expect(text.includes('/schedule')).toBe(forAdmins.length > 0);
    expect(text.includes('in servers')).toBe('guildId' in caller);
  });

  it('shows itself, and a command that belongs to no group', async () => {
    const definition = { name: 'brew', description: 'Make coffee' };
    const text = await helpOn([{ definition, example: '/brew' }], []);
    expect(text).toContain('`/help`');
    expect(text).toContain('`/brew` · Make coffee');
  });

  it('explains reactions as they work', async () => {
    expect(await helpOn(known, [])).toContain('🔖 saves all its papers, 1️⃣ to 🔟 the paper with that number');
    const [all, first] = ['🔖', '1️⃣'].map(emoji => reactionMeaning(emoji, DEFAULT_REACTION_EMOJI, [5, 6]));
    expect(all).toEqual({ act: 'save', paperIds: [5, 6] });
    expect(first).toEqual({ act: 'save', paperIds: [5] });
  });

  it('names the emoji of the server; in direct messages the default ones', async () => {
    const app = appOf({ saveEmoji: '📌', voteEmoji: '🔖' });
    const lines = async (guildId: string | null) => {
      const { body } = await helpCommand(known, []).run(invocation(undefined, {}, { guildId }), app);
      return textsOf(body).join('\n').split('\n');
    };
    expect(await lines(GUILD)).toContainEqual(
      expect.stringMatching(/^📌 saves all its papers, .*, 🔖 votes/u),
    );
    expect(await lines(null)).toContainEqual(
      expect.stringMatching(/^🔖 saves all its papers, .*, 👍 votes/u),
    );
  });

  it.each(['Discuss', 'desk', 'wall of fame'])(
    'explains what members of a server share in a sentence: %s',
    async word => {
      const lines = (await helpOn(known, menuCommands)).split('\n');
      expect(lines).toContainEqual(expect.stringMatching(`\\*\\*${word}\\*\\* \\w+ .*\\.$`));
    },
  );

  it('thanks arXiv in the words that arXiv requests', async () => {
    expect(await helpOn(known, [])).toContain(
      'Thank you to arXiv for use of its open access interoperability.',
    );
  });

  it('names every command, however many there are', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      definition: { name: `command-${index}`.padEnd(32, 'x'), description: 'd'.repeat(100) },
      example: `/command-${index} ${'option:value '.repeat(9)}`,
    }));
    const text = await helpOn(many, menuCommands);
    for (const { definition } of many) expect(text).toContain(`/${definition.name}`);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, commands } from '../../commands/index.ts';
import type { App, Reply } from '../../src/command.ts';
import { UserError } from '../../src/core/user-error.ts';
import { parseCustomId } from '../../src/core/custom-id.ts';
import { textsOf } from '../views/message-parts.ts';
import { invocation, press } from './invocation.ts';
import { openTestApp } from './test-app.ts';

const READER = '3000000000000000001';
const OTHER = '3000000000000000002';

/** Uses a component, as the dispatcher would. */
async function use(app: App, customId: string, used: Parameters<typeof press>[1] = {}): Promise<Reply> {
  const id = parseCustomId(customId);
  const action = actions.find(each => each.verb === id?.verb);
  if (!action) throw new Error(`nothing answers ${customId}`);
  return action.run(press(customId, used), app);
}

async function openLibraryOfBicycles() {
  const app = await openTestApp();
  await app.tell(
    { title: 'Bicycles in towns', arxivId: '2401.00001', abstract: 'Bicycles are counted in towns.' },
    { title: 'Bicycles on hills', abstract: 'Bicycles are counted on hills.', listedOn: ['2026-11-20'] },
  );
  await app.posted.remember({
    messageId: '5000000000000000001',
    channelId: '2000000000000000001',
    guildId: '1000000000000000001',
    kind: 'digest',
    paperIds: [1, 2],
    postedAt: 0,
  });
  return app;
}

describe('custom_ids that were ever released', () => {
  // Never take a line out: messages with these components stand in channels for ever.
  it.each([
    ['v1|open', ['1']],
    ['v1|abstract|1', []],
    ['v1|save|1', []],
    ['v1|save|1|2|Zm9vYmFyYmF6cXV4-_AAAA', []],
    ['v1|save|1|card', []],
    ['v1|save|1|notice', []],
    ['v1|save-all|Zm9vYmFyYmF6cXV4-_AAAA', []],
    ['v1|unsave|1', []],
    ['v1|unsave|1|notice', []],
    ['v1|library|10', []],
    ['v1|about|Zm9vYmFyYmF6cXV4-_AAAA', []],
    ['v1|similar|1', []],
    ['v1|post-card|1', []],
    ['v1|post-similar|1', []],
    ['v1|list|daily|2026-11-20|0', []],
    ['v1|post-list|daily|2026-11-20|0', []],
  ])('%s is still answered', async (id, values) => {
    const reply = await use(await openLibraryOfBicycles(), id, { values });
    expect(textsOf(reply.body).join()).not.toBe('');
  });
});

describe('components that were forged', () => {
  const argument = fc.oneof(
    fc.stringMatching(/^[!-{}~]{1,30}$/),
    fc.constantFrom('0', '-1', '1e3', '99999', '999999999999999', 'daily', '2026-13-40', '__proto__', 'now'),
  );
  it('change nothing and are answered in words', async () => {
    const app = await openLibraryOfBicycles();
    const before = JSON.stringify(await app.papers.changedSince(0, 100));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...actions.map(action => action.verb)),
        fc.array(argument, { maxLength: 4 }),
        fc.array(argument, { maxLength: 2 }),
        async (verb, args, values) => {
          const id = ['v1', verb, ...args].join('|');
          fc.pre(parseCustomId(id) !== undefined && args[0] !== '1' && args[0] !== '2');
          const problem = await use(app, id, { values, messageId: '1' }).then(
            () => undefined,
            (error: unknown) => error,
          );
          expect(problem === undefined || problem instanceof UserError).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
    expect(JSON.stringify(await app.papers.changedSince(0, 100))).toBe(before);
    expect(await app.library.count(READER)).toBe(0);
  });
});

async function searched() {
  const app = await openLibraryOfBicycles();
  await app.tell(...[3, 4, 5, 6, 7, 8].map(at => ({ title: `Bicycles, part ${at}` })));
  const command = commands.find(each => each.definition.name === 'search');
  const query = invocation(undefined, { query: 'bicycles' }, { interactionId: '77' });
  return { app, reply: await command?.run(query, app) };
}

describe('the pages of a search', () => {
  it('show the same papers whatever comes to the corpus', async () => {
    const { app, reply } = await searched();
    await app.tell({ title: 'Bicycles bicycles bicycles' });
    expect((await use(app, 'v1|results|77|0')).body).toEqual(reply?.body);
  });

  it('are the searcher’s own', async () => {
    const { app } = await searched();
    for (const id of ['v1|results|77|5', 'v1|post-results|77|0'])
      await expect(use(app, id, { userId: OTHER })).rejects.toThrow(/somebody else’s search/);
  });

  it.each(['8', '500', '-1', 'x'])('do not go on to %s', async offset => {
    const { app } = await searched();
    await expect(use(app, `v1|results|77|${offset}`)).rejects.toThrow(/no such page/);
  });

  it('can be turned for a day, then say so', async () => {
    const { app } = await searched();
    app.clock.advance(24 * 60 * 60_000);
    expect((await use(app, 'v1|results|77|5')).kind).toBe('update');
    app.clock.advance(1);
    await expect(use(app, 'v1|results|77|5')).rejects.toThrow(/turned for a day/);
  });

  it('are forgotten after a day, when somebody searches', async () => {
    const { app } = await searched();
    app.clock.advance(24 * 60 * 60_000 + 1);
    const command = commands.find(each => each.definition.name === 'search');
    await command?.run(invocation(undefined, { query: 'bicycles' }, { interactionId: '78' }), app);
    expect(await app.resultLists.get('77')).toBeUndefined();
    expect(await app.resultLists.get('78')).toBeDefined();
  });
});

describe('posting for everybody', () => {
  it.each(['v1|post-card|1', 'v1|post-similar|1', 'v1|post-list|daily|2026-11-20|0'])(
    '%s is refused to whoever may not write there, at each press',
    async id => {
      const app = await openLibraryOfBicycles();
      await expect(use(app, id, { mayPost: false })).rejects.toThrow(/may not write messages/);
      expect((await use(app, id)).kind).toBe('post');
    },
  );
});

describe('saving by a button', () => {
  it('turns the button of a private card, and is told apart on a message for everybody', async () => {
    const app = await openLibraryOfBicycles();
    expect((await use(app, 'v1|save|1')).kind).toBe('update');
    expect((await use(app, 'v1|save|1|card')).kind).toBe('private');
    expect(await app.library.count(READER)).toBe(1);
    expect((await use(app, 'v1|unsave|1|notice')).kind).toBe('update');
    expect(await app.library.count(READER)).toBe(0);
  });
});

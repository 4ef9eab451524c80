import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, commands } from '../../commands/index.ts';
import type { App, Reply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { parseCustomId } from '../../src/core/message/custom-id.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { textsOf } from '../views/message-parts.ts';
import { invocation } from './invocation.ts';
import { messageReply } from './message-reply.ts';
import { READER, OTHER, POSTED_MESSAGE, use, press, openLibraryOfBicycles } from './use-component.ts';

describe('custom_ids that were ever released', () => {
  // Never remove a line: messages with these components stay in channels for ever.
  it.each<[string, Reply['kind'], string]>([
    ['v1|open', 'private', '### [Bicycles in towns]'],
    ['v1|abstract|1', 'private', 'Bicycles are counted in towns.'],
    ['v1|save|1', 'update', '### [Bicycles in towns]'],
    ['v1|save|1|posted', 'update', '### [Bicycles in towns]'],
    ['v1|save|1|2|Zm9vYmFyYmF6cXV4-_AAAA', 'private', 'Saved to your library:\n- [Bicycles in towns]'],
    ['v1|save|1|card', 'private', 'Saved to your library:\n- [Bicycles in towns]'],
    ['v1|save|1|notice', 'update', 'Saved to your library:\n- [Bicycles in towns]'],
    [
      'v1|save-all|Zm9vYmFyYmF6cXV4-_AAAA',
      'private',
      'Saved to your library:\n- [Bicycles in towns](https://arxiv.org/abs/2401.00001)\n- Bicycles on hills',
    ],
    ['v1|undo-save|1|2', 'update', 'Removed from your library:\n- [Bicycles in towns]'],
    ['v1|unsave|1', 'update', '### [Bicycles in towns]'],
    ['v1|unsave|1|posted', 'update', '### [Bicycles in towns]'],
    ['v1|unsave|1|notice', 'update', 'Removed from your library: [Bicycles in towns]'],
    ['v1|library|10', 'update', 'Your library'],
    ['v1|about|Zm9vYmFyYmF6cXV4-_AAAA', 'private', 'Paperboy brings the daily papers'],
    ['v1|open|1', 'private', '### [Bicycles in towns]'],
    ['v1|similar|1', 'private', 'Papers similar to “Bicycles in towns”'],
    ['v1|similar|1|0', 'update', 'Papers similar to “Bicycles in towns”'],
    ['v1|post-card|1', 'post', '### [Bicycles in towns]'],
    ['v1|post-card|1|again', 'post', '### [Bicycles in towns]'],
    ['v1|post-similar|1', 'post', 'Papers similar to “Bicycles in towns”'],
    ['v1|post-similar|1|0', 'post', 'Papers similar to “Bicycles in towns”'],
    ['v1|list|daily|2026-11-20|0', 'update', 'Papers from Friday, 20 November 2026'],
    ['v1|list|weekly|2026-W47|0', 'update', 'Papers from week 47, 16–22 November 2026'],
    ['v1|list|monthly|2026-11|0', 'update', 'Papers from November 2026'],
    ['v1|list|trending|now|0', 'update', 'Trending papers'],
    ['v1|post-list|daily|2026-11-20|0', 'post', 'Papers from Friday, 20 November 2026'],
    ['v1|post-list|weekly|2026-W47|0', 'post', 'Papers from week 47, 16–22 November 2026'],
    ['v1|post-list|monthly|2026-11|0', 'post', 'Papers from November 2026'],
    ['v1|post-list|trending|now|0', 'post', 'Trending papers'],
    ['v1|remove-post', 'remove', 'Removed from the channel'],
  ])('%s still works: %s, %j', async (id, kind, fragment) => {
    const values = id === 'v1|open' ? ['1'] : [];
    const reply = await use(await openLibraryOfBicycles(), id, { values, managesMessages: true });
    expect(reply.kind).toBe(kind);
    expect(textsOf(reply.body).join('\n')).toContain(fragment);
  });
});

/** Everything that a forged component could change. */
const stateOf = async (app: App) => ({
  papers: await app.papers.changedSince(0, 100),
  posted: await app.posted.get(POSTED_MESSAGE),
  showing: await app.posted.showing(1, { guildId: null, channelId: '2000000000000000001' }, 100),
  results: await app.resultLists.get('77'),
  saved: [await app.library.count(READER), await app.library.count(OTHER)],
});

describe('components that were forged', () => {
  const argument = fc.oneof(
    fc.stringMatching(/^[!-{}~]{1,30}$/),
    fc.constantFrom('0', '-1', '1e3', '99999', '999999999999999', 'daily', '2026-13-40', '__proto__', 'now'),
  );
  /** Papers, a search, a list and a posted message that exist. */
  const existing = fc.constantFrom('1', '2', '77', 'trending', '2026-11-20', POSTED_MESSAGE);
  /** Verbs that change something if it exists. */
  const writing = new Set(['save', 'unsave', 'save-all', 'undo-save']);

  it('change nothing and get an explanation', async () => {
    const { app } = await searched();
    await app.library.save(OTHER, [1], { kind: 'explicit' }, 0);
    const before = await stateOf(app);
    expect(before.results).toBeDefined();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...actions.map(action => action.verb)).chain(verb => {
          const drawn = writing.has(verb) ? argument : fc.oneof(argument, existing);
          return fc.tuple(
            fc.constant(verb),
            fc.array(drawn, { maxLength: 4 }),
            fc.array(drawn, { maxLength: 2 }),
            fc.constantFrom('1', ...(writing.has(verb) ? [] : [POSTED_MESSAGE])),
            fc.constantFrom(READER, OTHER),
          );
        }),
        async ([verb, args, values, messageId, userId]) => {
          const id = ['v1', verb, ...args].join('|');
          fc.pre(parseCustomId(id) !== undefined);
          // A random text may also be the number of a paper.
          fc.pre(!writing.has(verb) || !args.some(arg => /^0*[1-8]$/.test(arg)));
          const problem = await press(app, id, { values, messageId, userId }).then(
            () => undefined,
            (error: unknown) => error,
          );
          expect(problem === undefined || problem instanceof UserError).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
    expect(await stateOf(app)).toEqual(before);
  });
});

async function searched() {
  const app = await openLibraryOfBicycles();
  await app.addPapers(...[3, 4, 5, 6, 7, 8].map(at => ({ title: `Bicycles, part ${at}` })));
  const command = commands.find(each => each.definition.name === 'search');
  const query = invocation(undefined, { query: 'bicycles' }, { interactionId: '77' });
  const replied = await command?.run(query, app);
  const reply = replied && messageReply(replied);
  await reply?.afterwards?.();
  return { app, reply };
}

describe('the pages of a search', () => {
  it('show the same papers when the corpus changes', async () => {
    const { app, reply } = await searched();
    await app.addPapers({ title: 'Bicycles bicycles bicycles' });
    expect((await use(app, 'v1|results|77|0')).body).toEqual(reply?.body);
  });

  it('are only for the user who searched', async () => {
    const { app } = await searched();
    for (const id of ['v1|results|77|5', 'v1|post-results|77|0'])
      await expect(use(app, id, { userId: OTHER })).rejects.toThrow(/another member’s search/);
  });

  it.each(['8', '500', '-1', 'x'])('do not go on to %s', async offset => {
    const { app } = await searched();
    await expect(use(app, `v1|results|77|${offset}`)).rejects.toThrow(/no such page/);
  });

  it('can be turned for a day, then say so', async () => {
    const { app } = await searched();
    app.clock.advance(DAY_MS);
    expect((await use(app, 'v1|results|77|5')).kind).toBe('update');
    app.clock.advance(1);
    await expect(use(app, 'v1|results|77|5')).rejects.toThrow(/turned for a day/);
  });

  it('are deleted after a day, at the next search', async () => {
    const { app } = await searched();
    app.clock.advance(DAY_MS + 1);
    const command = commands.find(each => each.definition.name === 'search');
    const query = invocation(undefined, { query: 'bicycles' }, { interactionId: '78' });
    const replied = await command?.run(query, app);
    await (replied && messageReply(replied).afterwards?.());
    expect(await app.resultLists.get('77')).toBeUndefined();
    expect(await app.resultLists.get('78')).toBeDefined();
  });
});

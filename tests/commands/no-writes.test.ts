import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { invocation, type GivenOptions } from './invocation.ts';
import { openTestApp } from './test-app.ts';

const PAPER = {
  title: 'Trams: timetables for hilly towns',
  arxivId: '2401.00001',
  publishedAt: '2024-01-02',
};

/** Counts the transactions that other connections commit to a database. */
function openCommitCounter(file: string) {
  const connection = new BetterSqlite3(file, { readonly: true });
  onTestFinished(() => void connection.close());
  return (): unknown => connection.pragma('data_version', { simple: true });
}

describe('an answer that only its caller sees', () => {
  it.each<[name: string, subcommand: string | undefined, options: GivenOptions]>([
    ['search', undefined, { query: 'trams' }],
    ['search', undefined, { query: 'submarines' }],
    ['paper', undefined, { paper: '2401.00001' }],
    ['similar', undefined, { paper: '2401.00001' }],
    ['recommend', undefined, {}],
    ['papers', 'daily', {}],
    ['papers', 'monthly', { month: '2024-01' }],
    ['papers', 'trending', {}],
    ['library', 'list', {}],
    ['library', 'search', { query: 'trams' }],
    ['watch', 'list', {}],
    ['subscribe', 'list', {}],
    ['settings', 'me', {}],
    ['schedule', 'list', {}],
    ['status', undefined, {}],
    ['help', undefined, {}],
  ])('costs no write before it is sent: /%s %s', async (name, subcommand, options) => {
    const app = await openTestApp();
    const others = Array.from({ length: 9 }, (_, at) => ({ title: `Trams of town ${at} and their hills` }));
    const [paper] = await app.addPapers(PAPER, ...others);
    await app.library.save('3000000000000000001', [paper?.id ?? 0], { kind: 'explicit' }, app.clock.now());
    const command = commands.find(({ definition }) => definition.name === name);
    const version = openCommitCounter(app.databaseFile);
    const before = version();
    const reply = await command?.run(invocation(subcommand, options, { managesGuild: true }), app);
    expect(reply?.kind).toBe('private');
    expect(version()).toBe(before);
  });

  it('is stored afterwards, which this test would see', async () => {
    const app = await openTestApp();
    await app.addPapers(...Array.from({ length: 9 }, (_, at) => ({ title: `Trams of town ${at}` })));
    const command = commands.find(({ definition }) => definition.name === 'search');
    const version = openCommitCounter(app.databaseFile);
    const before = version();
    const reply = await command?.run(invocation(undefined, { query: 'trams' }), app);
    if (reply?.kind === 'private') await reply.afterwards?.();
    expect(version()).not.toBe(before);
  });
});

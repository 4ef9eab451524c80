import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/core/time/clock.ts';
import { openTestDatabase } from '../support/database.ts';
import { emptyDatabaseFolder } from '../support/empty-database.ts';
import { createFastClock } from '../support/fast-clock.ts';
import { runVerb } from '../support/run-verb.ts';

export const NOW = Date.parse('2026-11-21T12:00:00Z');

/** A bot's id, and what looks like a signature. */
export const TOKEN = `${Buffer.from('123456789012345678').toString('base64url')}.abc123.${'x'.repeat(27)}`;

/** A server that answers as Discord does, with its time. */
export async function startDiscord(time: number): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    response.setHeader('date', new Date(time).toUTCString());
    response.setHeader('content-type', 'application/json');
    response.end(url.endsWith('/gateway/bot') ? '{"shards":1}' : '{"id":"123456789012345678"}');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${Object(server.address()).port}/api`;
}

/** Runs `doctor` with these settings. */
export async function runDoctor(
  folder: string,
  env: Readonly<Record<string, string>>,
  clock: Clock = createFastClock(NOW),
) {
  const end = await runVerb(['doctor', '--json'], folder, env, clock);
  const findings = end.stdout
    .trim()
    .split('\n')
    .map(line => Object(JSON.parse(line)));
  return {
    ...end,
    findings,
    of: (check: string) => findings.find(each => each.check === check),
    texts: (check: string): string[] =>
      findings.filter(each => each.check === check).map(each => `${each.result} ${each.text}`),
  };
}

/** Runs `doctor` over a database, after `change` has been made to its folder. */
export async function examine(
  change: (file: string) => void = () => undefined,
  env: Readonly<Record<string, string>> = {},
) {
  const folder = await emptyDatabaseFolder();
  const file = join(folder, 'data', 'paperboy.sqlite');
  const { database } = await openTestDatabase(file);
  await database.close();
  change(file);
  const settings = { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: await startDiscord(NOW), ...env };
  return await runDoctor(folder, settings);
}

import { describe, expect, it } from 'vitest';
import { violations } from './support/layers.ts';
import { sourceFiles as files } from './support/source-files.ts';
import { unboundedSpreads } from './support/unbounded-spread.ts';

/** Returns the tree with a line added to one of its files. */
function withLine(file: string, line: string): Map<string, string> {
  return new Map(files).set(file, `${line}\n${files.get(file) ?? ''}`);
}

describe('the architecture', () => {
  it('is kept by every file', () => {
    expect(violations(files)).toEqual([]);
  });

  it.each([
    ['src/core/paper/paper.ts', "import { createStores } from '../../store/stores.ts';"],
    ['src/core/paper/paper.ts', 'import { createStores } from "../../store/stores.ts";'],
    ['src/core/paper/paper.ts', "export { createStores } from '../../store/stores.ts';"],
    ['src/core/paper/paper.ts', "import { readFileSync } from 'node:fs';"],
    ['src/core/time/clock.ts', "import { titleKey } from '../paper/title-key.ts';"],
    ['src/core/text/greek.ts', "import { HOUR_MS } from '../time/duration.ts';"],
    ['src/core/paper/paper.ts', "import type { Schedule } from '../schedule/schedule.ts';"],
    ['src/core/schedule/slots.ts', 'const today = Temporal.Now.instant();'],
    ['src/views/paper/card.ts', "import Database from 'better-sqlite3';"],
    ['src/usecases/ingest.ts', "import { REST } from '@discordjs/rest';"],
    ['src/usecases/ingest.ts', "const late = await import('../store/stores.ts');"],
    ['src/usecases/ingest.ts', "type Late = import('../store/stores.ts').Stores;"],
    ['src/usecases/ingest.ts', "import { startTicker } from '../jobs/ticker.ts';"],
    ['src/discord/client.ts', "import { commands } from '../../commands/index.ts';"],
    ['src/discord/client.ts', "import { startTicker } from '../jobs/ticker.ts';"],
    ['commands/help.ts', "import { createClient } from '../src/discord/client.ts';"],
    ['commands/help.ts', "import { startTicker } from '../src/jobs/ticker.ts';"],
    ['src/process/config.ts', "import { parseFeed } from '../sources/arxiv/feed.ts';"],
    ['src/discord-emulator/emulator.ts', "import type { Paper } from '../core/paper/paper.ts';"],
    ['src/discord-emulator/emulator.ts', "import type { PageClock } from '../playground/web/page-clock.ts';"],
    [
      'src/playground/page/playground-client.ts',
      "import { createWorld } from '../../discord-emulator/state/world.ts';",
    ],
    ['src/playground/page/playground-client.ts', "import type { Paper } from '../../core/paper/paper.ts';"],
    ['src/playground/page/playground-client.ts', "import { readFileSync } from 'node:fs';"],
    [
      'src/playground/playground.ts',
      "import { createPlaygroundClient } from './page/create-playground-client.ts';",
    ],
    ['src/app/start.ts', "import { startEmulator } from '../discord-emulator/emulator.ts';"],
    ['src/metrics/health.ts', "import { createStores } from '../store/stores.ts';"],
    ['src/app/start.ts', "import { drawChart } from '../charts/draw-chart.ts';"],
    ['src/app/start.ts', "import { createMetrics } from '../metrics/metrics.ts';"],
    ['src/store/metadata.ts', "import '../usecases/ingest.ts';"],
    ['src/store/metadata.ts', "const file = process.env['DATABASE_URL'];"],
    ['src/store/metadata.ts', "const file = process['env'].DATABASE_URL;"],
    ['src/store/metadata.ts', 'const { env } = process;'],
    ['src/store/metadata.ts', "import { env } from 'node:process';"],
    ['src/jobs/ticker.ts', 'const now = Date.now;'],
    ['src/jobs/ticker.ts', 'const now = new Date();'],
    ['src/jobs/ticker.ts', 'process.exit(1);'],
    [
      'src/core/text/untrusted-text.ts',
      "import { readableText } from './latex/readable-text.ts';\nexport { fold } from './fold.ts';",
    ],
    ['src/core/paper/arxiv-id.ts', "import { titleKey } from './links.ts';"],
    ['src/helpers/misc.ts', 'export const misc = 1;'],
  ])('would be broken in %s by %s', (file, line) => {
    expect(violations(withLine(file, line))).not.toEqual([]);
  });
});

describe('arguments of calls', () => {
  it('are never spread from a list of unbounded length', () => {
    expect(unboundedSpreads(files)).toEqual([]);
  });

  it.each([
    'parts.push(...words);',
    'all.push(first, ...rest(part));',
    'Math.max(...days)',
    'Math.min(0, ...ids.map(id => id.length))',
    'String.fromCharCode(...codes)',
  ])('would be by %s', line => {
    expect(unboundedSpreads(withLine('src/search/words.ts', line))).not.toEqual([]);
  });
});

/** Matches the name of a class of errors that can be thrown. */
const ERROR_CLASS = /(?<!abstract )class (\w+) extends \w*Error\b/gu;

/** Returns the classes of errors that a bundler may rename, since they take the name of the class. */
function errorsWithoutName(sources: ReadonlyMap<string, string>): string[] {
  return [...sources].flatMap(([file, text]) =>
    [...text.matchAll(ERROR_CLASS)].flatMap(([, name = '']) =>
      new RegExp(`\\bname(: string)? = '${name}';`, 'u').test(text) ? [] : [`${name} in ${file}`],
    ),
  );
}

describe('errors', () => {
  it('have a name of their own', () => {
    expect(errorsWithoutName(files)).toEqual([]);
  });

  it('would have none if only the class had one', () => {
    const line = 'class LateError extends Error {}';
    expect(errorsWithoutName(withLine('src/core/time/clock.ts', line))).toEqual([
      'LateError in src/core/time/clock.ts',
    ]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { violations } from './support/layers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = new Map(
  ['src', 'commands'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map((name): [string, string] => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]),
  ),
);

/** The tree with something added to one of its files. */
function withLine(file: string, line: string): Map<string, string> {
  return new Map(files).set(file, `${line}\n${files.get(file) ?? ''}`);
}

describe('the architecture', () => {
  it('is kept by every file', () => {
    expect(violations(files)).toEqual([]);
  });

  it.each([
    ['src/core/paper.ts', "import { openStores } from '../store/stores.ts';"],
    ['src/core/paper.ts', 'import { openStores } from "../store/stores.ts";'],
    ['src/core/paper.ts', "export { openStores } from '../store/stores.ts';"],
    ['src/core/paper.ts', "import { readFileSync } from 'node:fs';"],
    ['src/core/slots.ts', 'const today = Temporal.Now.instant();'],
    ['src/views/card.ts', "import Database from 'better-sqlite3';"],
    ['src/jobs/ingest.ts', "import { REST } from '@discordjs/rest';"],
    ['src/jobs/ingest.ts', "const late = await import('../store/stores.ts');"],
    ['src/jobs/ingest.ts', "type Late = import('../store/stores.ts').Stores;"],
    ['src/discord/client.ts', "import { commands } from '../../commands/index.ts';"],
    ['commands/search.ts', "import { createClient } from '../src/discord/client.ts';"],
    ['src/playground/stand-in.ts', "import type { Paper } from '../core/paper.ts';"],
    ['src/playground/page/link.ts', "import { createWorld } from '../world/world.ts';"],
    ['src/playground/page/link.ts', "import type { Paper } from '../../core/paper.ts';"],
    ['src/playground/page/link.ts', "import { readFileSync } from 'node:fs';"],
    ['src/playground/stand-in.ts', "import { openLink } from './page/open-link.ts';"],
    ['src/store/open.ts', "import '../jobs/ingest.ts';"],
    ['src/store/open.ts', "const file = process.env['DATABASE_URL'];"],
    ['src/store/open.ts', "const file = process['env'].DATABASE_URL;"],
    ['src/store/open.ts', 'const { env } = process;'],
    ['src/store/open.ts', "import { env } from 'node:process';"],
    ['src/jobs/ticker.ts', 'const now = Date.now;'],
    ['src/jobs/ticker.ts', 'const now = new Date();'],
    ['src/jobs/ticker.ts', 'process.exit(1);'],
    ['src/core/greek.ts', "import { titleKey } from './title-key.ts';"],
    ['src/core/greek.ts', "import { nothing } from './nothing.ts';"],
    ['src/helpers/misc.ts', 'export const misc = 1;'],
  ])('would be broken in %s by %s', (file, line) => {
    expect(violations(withLine(file, line))).not.toEqual([]);
  });
});

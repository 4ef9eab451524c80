import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = ['src', 'commands'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(folder, name)),
);

/** Files that know the process: its environment, its clock, everyone else. */
const ENTRIES = new Set(['src/main.ts', 'src/cli.ts', 'src/process-clock.ts', 'src/process-log.ts']);

/** Files that only other entry-like files may import. */
const WIRING = new Set([...ENTRIES, 'src/app.ts', 'src/config.ts', 'src/exit-code.ts']);

/** Which layers a layer may import, itself apart. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  store: ['core'],
  search: ['core'],
  sources: ['core'],
  views: ['core'],
  jobs: ['core', 'views'],
  command: ['core', 'views', 'jobs'],
  commands: ['command', 'core', 'views', 'jobs'],
  discord: ['command', 'core', 'views', 'jobs'],
  playground: [],
  cli: ['command', 'core', 'views', 'jobs', 'store', 'search', 'sources', 'discord', 'wiring'],
};

function layerOf(file: string): string {
  if (WIRING.has(file)) return 'wiring';
  const [top, second] = file.split('/');
  if (top === 'commands') return 'commands';
  return second?.replace(/\.ts$/, '') ?? '';
}

function source(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The files of ours that a file imports, by their paths from the root. */
function importsOf(file: string): string[] {
  const specifiers = source(file).matchAll(
    /^(?:import|export)\b[^'"]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'/gm,
  );
  return [...specifiers].map(match => relative(root, join(root, dirname(file), match[1] ?? match[2] ?? '')));
}

describe('the architecture', () => {
  it('has every file in a layer with rules', () => {
    const unruled = files.filter(file => layerOf(file) !== 'wiring' && !(layerOf(file) in ALLOWED));
    expect(unruled).toEqual([]);
  });

  it('imports only files that exist, each by its own name', () => {
    const dangling = files.flatMap(file => importsOf(file).filter(target => !files.includes(target)));
    expect(dangling).toEqual([]);
  });

  it('lets each layer import only the layers below it', () => {
    const forbidden = files.flatMap(file => {
      const layer = layerOf(file);
      if (layer === 'wiring') return [];
      return importsOf(file)
        .filter(target => layerOf(target) !== layer && !ALLOWED[layer]?.includes(layerOf(target)))
        .map(target => `${file} imports ${target}`);
    });
    expect(forbidden).toEqual([]);
  });

  it('has no cycle', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const target of importsOf(file)) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('knows discord.js only in discord and in the wiring', () => {
    const knowing = files.filter(file => /from 'discord\.js'/.test(source(file)));
    expect(knowing.filter(file => !['discord', 'wiring'].includes(layerOf(file)))).toEqual([]);
  });

  it('keeps the core free of libraries but small pure ones', () => {
    const libraries = files
      .filter(file => layerOf(file) === 'core')
      .flatMap(file => [...source(file).matchAll(/from '([^.'][^']*)'/g)].map(match => match[1] ?? ''));
    expect(
      [...new Set(libraries)].filter(name => !['temporal-polyfill', 'discord-api-types/v10'].includes(name)),
    ).toEqual([]);
  });

  it.each([['process.env'], ['Date.now('], ['new Date()'], ['process.exit']])(
    'has %s in entry files alone',
    text => {
      const users = files.filter(file => source(file).includes(text));
      expect(users.filter(file => !ENTRIES.has(file))).toEqual([]);
    },
  );
});

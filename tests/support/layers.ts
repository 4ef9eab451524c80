import { dirname, join } from 'node:path/posix';

/** Files that know the process: its environment, its clock, its end. */
const ENTRIES: ReadonlySet<string> = new Set([
  'src/main.ts',
  'src/cli.ts',
  'src/process-clock.ts',
  'src/process-log.ts',
]);

/** Files that know every layer. */
const WIRING: ReadonlySet<string> = new Set([
  ...ENTRIES,
  'src/app.ts',
  'src/config.ts',
  'src/exit-code.ts',
  'src/live-papers.ts',
  'src/playground-folder.ts',
  'src/playground-opening.ts',
  'src/playground-reset.ts',
  'src/start-arguments.ts',
]);

interface Layer {
  /** Layers it may import, itself apart. */
  readonly layers: readonly string[];
  /** Layers it may import types from, and nothing that is there at run time. */
  readonly types?: readonly string[];
  /** Packages it may import; `node:` stands for Node's own modules. */
  readonly packages: readonly string[];
}

const COMMANDS_BELOW = ['command', 'core', 'views', 'jobs'];

const LAYERS: Readonly<Record<string, Layer>> = {
  core: { layers: [], packages: ['temporal-polyfill', 'discord-api-types/v10'] },
  store: { layers: ['core'], packages: ['node:', 'better-sqlite3', 'kysely', 'zod'] },
  search: { layers: ['core'], packages: ['minisearch', 'minisearch/SearchableMap', 'stemmer'] },
  sources: {
    layers: ['core'],
    packages: ['node:', 'zod', 'undici', 'p-queue', '@rgrove/parse-xml'],
  },
  bibliography: { layers: ['core'], packages: ['csv-stringify/sync'] },
  views: { layers: ['core'], packages: ['discord-api-types/v10'] },
  jobs: { layers: ['core', 'views'], packages: ['node:'] },
  command: { layers: ['core', 'views', 'jobs'], packages: ['discord-api-types/v10'] },
  commands: { layers: COMMANDS_BELOW, packages: ['discord-api-types/v10'] },
  discord: { layers: COMMANDS_BELOW, packages: ['node:', 'discord.js', 'zod'] },
  playground: { layers: [], packages: ['node:', 'discord-api-types/v10', 'ws', 'zod'] },
  // It runs in a browser.
  page: {
    layers: [],
    types: ['playground'],
    // Of Discord's shapes the payloads alone: the rest would only be loaded.
    packages: [
      'lit',
      '@skyra/discord-components-core',
      'discord-markdown-parser',
      'discord-api-types/payloads/v10',
    ],
  },
  cli: {
    layers: [...COMMANDS_BELOW, 'bibliography', 'store', 'search', 'sources', 'discord', 'wiring'],
    packages: ['node:', 'cli-progress', 'commander', 'zod'],
  },
};

/** Packages that are taken in parts, so that a page loads only those. */
const PARTED: ReadonlySet<string> = new Set([
  'lit',
  '@skyra/discord-components-core',
  'discord-markdown-parser',
]);

/** What only entry files may say. */
const PROCESS_WIDE: readonly RegExp[] = [
  /\bprocess\s*(?:\.\s*|\[\s*['"])env\b/,
  /\benv\b[^;\n]*=\s*process\b/,
  /from ['"](?:node:)?process['"]/,
  /\bprocess\.exit\b/,
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bTemporal\.Now\b/,
];

function layerOf(file: string): string {
  if (WIRING.has(file)) return 'wiring';
  const [top, second] = file.split('/');
  if (top === 'commands') return 'commands';
  if (file.startsWith('src/playground/page/')) return 'page';
  return second?.replace(/\.ts$/, '') ?? '';
}

/** What a source imports, statically or not, as it is written there. */
function specifiersOf(source: string): string[] {
  const found = source.matchAll(/(?<![\w'"`-])from\s*(['"])(.+?)\1|\bimport\s*\(?\s*(['"])(.+?)\3/g);
  return [...found].map(match => match[2] ?? match[4] ?? '');
}

function ownImports(file: string, source: string): string[] {
  return specifiersOf(source)
    .filter(specifier => specifier.startsWith('.'))
    .map(specifier => join(dirname(file), specifier));
}

/** The source without what imports types alone: that is gone when it runs. */
function atRunTime(source: string): string {
  return source.replaceAll(/^import type [^;]+;/gm, '');
}

/** Everything in the files (path → source) that the layers forbid, in words; empty when all is well. */
export function violations(files: ReadonlyMap<string, string>): string[] {
  return [...[...files].flatMap(([file, source]) => wrongIn(file, source, files)), ...cycles(files)];
}

function wrongIn(file: string, source: string, files: ReadonlyMap<string, string>): string[] {
  const layer = layerOf(file);
  const rules = LAYERS[layer];
  const dangling = ownImports(file, source)
    .filter(target => !files.has(target))
    .map(target => `${file} imports ${target}, which does not exist`);
  const processWide = ENTRIES.has(file)
    ? []
    : PROCESS_WIDE.filter(pattern => pattern.test(source)).map(pattern => `${file} says ${pattern.source}`);
  if (layer === 'wiring') return [...dangling, ...processWide];
  if (!rules) return [`${file} is in no layer that has rules`];
  const imports = (text: string, allowed: readonly string[]): string[] =>
    ownImports(file, text)
      .filter(target => ![layer, ...allowed].includes(layerOf(target)))
      .map(target => `${file} imports ${target}`);
  const layers = [
    ...imports(atRunTime(source), rules.layers),
    ...imports(source, [...rules.layers, ...(rules.types ?? [])]),
  ];
  const packages = specifiersOf(source)
    .filter(name => !name.startsWith('.') && !rules.packages.some(allowed => isOf(allowed, name)))
    .map(name => `${file} imports ${name}`);
  return [...dangling, ...processWide, ...layers, ...packages];
}

function isOf(allowed: string, name: string): boolean {
  if (allowed === 'node:') return name.startsWith('node:');
  return name === allowed || (PARTED.has(allowed) && name.startsWith(`${allowed}/`));
}

function cycles(files: ReadonlyMap<string, string>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const target of ownImports(file, files.get(file) ?? '')) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files.keys()) visit(file, []);
  return found;
}

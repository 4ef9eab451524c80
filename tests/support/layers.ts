import { dirname, join } from 'node:path/posix';

/** Files that may use the process: its environment, its clock, its end. */
const ENTRIES: ReadonlySet<string> = new Set([
  'src/main.ts',
  'src/cli.ts',
  'src/app/playground/reset.ts',
  'src/process/clock.ts',
  'src/process/log.ts',
]);

interface Layer {
  /** Layers it may import, besides itself. */
  readonly layers: readonly string[];
  /** Layers it may import types from, but nothing that exists at run time. */
  readonly types?: readonly string[];
  /** Packages it may import; `node:` stands for Node's own modules. */
  readonly packages: readonly string[];
}

/** The folders of `core` that do not import its other folders. */
const CORE_BASE = ['core/text', 'core/time', 'core/paper'];
const CORE = [
  'core',
  ...CORE_BASE,
  'core/message',
  'core/schedule',
  'core/delivery',
  'core/library',
  'core/source',
  'core/search',
  'core/watch',
  'core/recommend',
  'core/chart',
  'core/club',
  'core/submission',
  'core/discussion',
  'core/vote',
];
const CORE_PACKAGES = ['temporal-polyfill', 'discord-api-types/v10'];
/** The folder of another noun: it may import every folder of `core`. */
const CORE_NOUN: Layer = { layers: CORE.filter(layer => layer !== 'core'), packages: CORE_PACKAGES };

const ABOVE_COMMANDS: Layer = {
  layers: ['command', ...CORE, 'views', 'usecases'],
  types: ['jobs'],
  packages: ['discord-api-types/v10'],
};

/** The rules of each layer; `undefined` if it may import everything. */
const LAYERS: Readonly<Record<string, Layer | undefined>> = {
  'core/text': { layers: [], packages: [] },
  'core/time': { layers: ['core/text'], packages: ['temporal-polyfill'] },
  'core/paper': { layers: ['core/text', 'core/time'], packages: [] },
  'core/message': CORE_NOUN,
  'core/schedule': CORE_NOUN,
  'core/delivery': CORE_NOUN,
  'core/library': CORE_NOUN,
  'core/source': CORE_NOUN,
  'core/search': CORE_NOUN,
  'core/watch': CORE_NOUN,
  'core/recommend': CORE_NOUN,
  'core/chart': CORE_NOUN,
  'core/club': CORE_NOUN,
  'core/submission': CORE_NOUN,
  'core/discussion': CORE_NOUN,
  'core/vote': CORE_NOUN,
  core: { layers: CORE, packages: CORE_PACKAGES },
  process: { layers: CORE, packages: ['node:', 'dotenv', 'pino', 'pino-pretty', 'zod'] },
  store: { layers: CORE, packages: ['node:', 'better-sqlite3', 'pg', 'kysely', 'zod'] },
  search: { layers: CORE, packages: ['node:', 'stemmer'] },
  sources: { layers: CORE, packages: ['node:', 'zod', 'undici', 'p-queue', '@rgrove/parse-xml'] },
  metrics: { layers: CORE, packages: ['node:', 'prom-client'] },
  charts: { layers: CORE, packages: ['node:', 'vega', 'vega-lite', '@resvg/resvg-js'] },
  bibliography: { layers: CORE, packages: ['any-ascii', 'csv-stringify/sync'] },
  views: { layers: CORE, packages: ['discord-api-types/v10'] },
  usecases: { layers: [...CORE, 'views', 'bibliography'], packages: ['node:'] },
  jobs: { layers: [...CORE, 'views', 'usecases'], packages: ['node:'] },
  command: ABOVE_COMMANDS,
  commands: {
    ...ABOVE_COMMANDS,
    layers: [...ABOVE_COMMANDS.layers, 'bibliography'],
    packages: ['discord-api-types/v10', 'minisearch'],
  },
  discord: { ...ABOVE_COMMANDS, packages: ['node:', 'discord.js', '@discordjs/ws', 'undici', 'zod'] },
  'discord-emulator': { layers: [], packages: ['node:', 'discord-api-types/v10', 'ws', 'zod'] },
  playground: {
    layers: ['discord-emulator'],
    packages: ['node:', 'discord-api-types/v10', 'hono', '@hono/node-server', 'zod'],
  },
  // It runs in a browser.
  page: {
    layers: [],
    types: ['playground', 'discord-emulator'],
    // Only the payload types: the rest of Discord's types would be bundled for nothing.
    packages: [
      'lit',
      '@skyra/discord-components-core',
      'discord-markdown-parser',
      'discord-api-types/payloads/v10',
      'emojilib/dist/emoji-en-US.json',
      'unicode-emoji-json/data-by-group.json',
    ],
  },
  cli: undefined,
  app: undefined,
  main: undefined,
};

/** Packages whose parts are imported one by one, so that only those are loaded. */
const SPLIT_PACKAGES: ReadonlySet<string> = new Set([
  'hono',
  '@hono/node-server',
  'lit',
  '@skyra/discord-components-core',
  'discord-markdown-parser',
]);

/** What only the entry files may contain. */
const PROCESS_GLOBALS: readonly RegExp[] = [
  /\bprocess\s*(?:\.\s*|\[\s*['"])env\b/,
  /\benv\b[^;\n]*=\s*process\b/,
  /from ['"](?:node:)?process['"]/,
  /\bprocess\.exit\b/,
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bTemporal\.Now\b/,
];

/** Layers that an ordinary start on Discord does not load. */
const NOT_IN_PRODUCTION: ReadonlySet<string> = new Set([
  'discord-emulator',
  'playground',
  'page',
  // Only if HTTP_PORT is set.
  'metrics',
]);

/** Files that only another thread loads. */
const OF_OTHER_THREADS: ReadonlySet<string> = new Set([
  'src/charts/draw-chart.ts',
  'src/charts/chart-worker.ts',
]);

/** Returns a function that remembers its results: the rules are checked for many trees that differ in one file. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = read(text);
    known.set(text, result);
    return result;
  };
}

/** Returns the layer of a file, for example `core/paper`, `views` or `commands`. */
const layerOf = remembered((file: string): string => {
  const [top, second, third, fourth] = file.split('/');
  if (top === 'commands') return 'commands';
  if (file.startsWith('src/playground/page/')) return 'page';
  if (second === 'core' && fourth !== undefined) return `core/${third}`;
  return second?.replace(/\.ts$/, '') ?? '';
});

/** Returns every import of a source as written, static or dynamic. */
const specifiersOf = remembered((source: string): readonly string[] => {
  const found = source.matchAll(
    /(?<![\w'"`-])from\s*(['"])(.+?)\1|(?:^import\s*|\bimport\s*\(\s*)(['"])(.+?)\3/gm,
  );
  return [...found].map(match => match[2] ?? match[4] ?? '');
});

/** Returns the files of this repository that a source in a folder imports. */
const ownImportsIn = remembered((folder: string) =>
  remembered((source: string): readonly string[] =>
    specifiersOf(source)
      .filter(specifier => specifier.startsWith('.'))
      .map(specifier => join(folder, specifier)),
  ),
);

/** Returns the files of this repository that a source imports. */
function ownImports(file: string, source: string): readonly string[] {
  return ownImportsIn(folderOf(file))(source);
}

const folderOf = remembered(dirname);

/** Returns the source without its type-only imports, which are erased. */
const withoutTypeImports = remembered((source: string): string =>
  source.replaceAll(/^import type [^;]+;/gm, ''),
);

/** Returns every violation of the layers in the files (path → source) as one line each; empty if there is none. */
export function violations(files: ReadonlyMap<string, string>): string[] {
  return [
    ...[...files].flatMap(([file, source]) => violationsIn(file, source, files)),
    ...cycles(files),
    ...productionModules(files)
      .filter(file => NOT_IN_PRODUCTION.has(layerOf(file)) || OF_OTHER_THREADS.has(file))
      .map(file => `src/main.ts loads ${file} in production`),
  ];
}

/** Returns the files that `src/main.ts` loads on Discord: its own imports and those of the start. */
function productionModules(files: ReadonlyMap<string, string>): string[] {
  return modulesLoadedBy(['src/main.ts', 'src/app/start.ts'], files);
}

/** Returns the files that some files load before they call `import()`, themselves included. */
export function modulesLoadedBy(entries: readonly string[], files: ReadonlyMap<string, string>): string[] {
  const loaded = new Set(entries);
  for (const file of loaded) {
    for (const target of ownImports(file, staticImportsOf(files.get(file) ?? ''))) loaded.add(target);
  }
  return [...loaded];
}

/** Returns the packages that these files load, as they are imported, such as `node:fs` or `zod`. */
export function packagesLoadedBy(
  entries: readonly string[],
  files: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  return new Set(
    modulesLoadedBy(entries, files)
      .flatMap(file => specifiersOf(staticImportsOf(files.get(file) ?? '')))
      .filter(specifier => !specifier.startsWith('.')),
  );
}

/** Returns the source without imports that load nothing when the file is loaded: types and `import()`. */
const staticImportsOf = remembered((source: string): string =>
  withoutTypeImports(source).replaceAll(/\bimport\([^)]*\)/g, ''),
);

/** Returns what a source contains that only entry files may. */
function processGlobalsIn(source: string): string[] {
  return PROCESS_GLOBALS.filter(pattern => pattern.test(source)).map(pattern => pattern.source);
}

function violationsIn(file: string, source: string, files: ReadonlyMap<string, string>): string[] {
  const missing = ownImports(file, source)
    .filter(target => !files.has(target))
    .map(target => `${file} imports ${target}, which does not exist`);
  return [...missing, ...brokenRulesIn(file)(source)];
}

/** Returns the rules of its layer that a source breaks as this file. */
const brokenRulesIn = remembered((file: string) =>
  remembered((source: string): readonly string[] => {
    const layer = layerOf(file);
    if (!(layer in LAYERS)) return [`${file} is in no layer that has rules`];
    const globals = ENTRIES.has(file)
      ? []
      : processGlobalsIn(source).map(pattern => `${file} contains ${pattern}`);
    const rules = LAYERS[layer];
    if (!rules) return globals;
    const forbidden = (text: string, allowed: readonly string[]): string[] =>
      ownImports(file, text)
        .filter(target => ![layer, ...allowed].includes(layerOf(target)))
        .map(target => `${file} imports ${target}`);
    const packages = specifiersOf(source)
      .filter(name => !name.startsWith('.') && !rules.packages.some(allowed => isPartOf(allowed, name)))
      .map(name => `${file} imports ${name}`);
    return [
      ...globals,
      ...forbidden(withoutTypeImports(source), rules.layers),
      ...forbidden(source, [...rules.layers, ...(rules.types ?? [])]),
      ...packages,
    ];
  }),
);

function isPartOf(allowed: string, name: string): boolean {
  if (allowed === 'node:') return name.startsWith('node:');
  return name === allowed || (SPLIT_PACKAGES.has(allowed) && name.startsWith(`${allowed}/`));
}

function cycles(files: ReadonlyMap<string, string>): string[] {
  const done = new Set<string>();
  /** The files on the way to the one that is visited, in order. */
  const path = new Set<string>();
  const found: string[] = [];
  const visit = (file: string): void => {
    if (path.has(file)) {
      const way = [...path];
      found.push([...way.slice(way.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    path.add(file);
    for (const target of ownImports(file, files.get(file) ?? '')) visit(target);
    path.delete(file);
    done.add(file);
  };
  for (const file of files.keys()) visit(file);
  return found;
}

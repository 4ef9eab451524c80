import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { DIST, ROOT } from './paths.mjs';

const require = createRequire(import.meta.url);

/** Holds what several programs share, or load later. */
const CHUNKS = 'src/chunks';

/** Native code, which cannot be bundled, and packages that others use if they are installed; none of them is. */
const NOT_BUNDLED = ['better-sqlite3', '@resvg/resvg-js', 'bufferutil', 'utf-8-validate', 'zlib-sync'];

/** A source map whose only mapping is for a column that no line has; esbuild ignores one without any mapping. */
const EMPTY_SOURCE_MAP = Buffer.from(
  JSON.stringify({ version: 3, sources: [''], mappings: 'gggggQAAA' }),
).toString('base64');

/** The comment for it; put together here, lest tools take it for a comment of this file. */
const EMPTY_SOURCE_MAP_COMMENT = [
  '\n//# source',
  `MappingURL=data:application/json;base64,${EMPTY_SOURCE_MAP}`,
].join('');

/** Leaves packages out of the source maps: the first stack trace of a process would wait for 3 MB to be parsed. */
const withoutSourceMapsOfPackages = {
  name: 'without-source-maps-of-packages',
  setup(build) {
    build.onLoad({ namespace: 'file', filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8') + EMPTY_SOURCE_MAP_COMMENT,
      loader: 'js',
    }));
  },
};

/** discord.js and its packages, which are in CommonJS, or also in it. */
const OF_DISCORD_JS = /^(discord\.js|@discordjs\/\w+)$/;

/**
 * Imports these packages as discord.js requires them, so that none is in the bundle twice, and names what each exports:
 * esbuild alone would copy all names of discord.js for every file that imports one.
 */
const packagesOfDiscordJsOnce = {
  name: 'packages-of-discord-js-once',
  setup(build) {
    build.onResolve({ filter: OF_DISCORD_JS }, async ({ path, resolveDir, kind }) => {
      if (kind === 'require-call') return undefined;
      const required = await build.resolve(path, { resolveDir, kind: 'require-call' });
      return { ...required, path: relative(ROOT, required.path), namespace: 'named-exports' };
    });
    build.onLoad({ filter: /.*/, namespace: 'named-exports' }, ({ path }) => {
      const names = Object.keys(require(join(ROOT, path))).join(', ');
      return {
        contents: `export const { ${names} } = require(${JSON.stringify(`./${path}`)});`,
        resolveDir: ROOT,
      };
    });
  },
};

/**
 * Options for esbuild: how programs are bundled with their packages. To load a thousand files of packages takes three
 * times as long as to load them from a bundle.
 */
export const PROGRAM_OPTIONS = {
  absWorkingDir: ROOT,
  outbase: ROOT,
  outdir: DIST,
  bundle: true,
  splitting: true,
  sourcemap: true,
  sourcesContent: false,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  external: NOT_BUNDLED,
  // To keep the names of classes, esbuild would name every function each time that it is created: 7 % of the CPU time
  // of a `/search`. Errors have a name of their own, as those of discord.js do.
  keepNames: false,
  // Packages in CommonJS require Node's modules.
  banner: {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
  plugins: [packagesOfDiscordJsOnce, withoutSourceMapsOfPackages],
  metafile: true,
  logLevel: 'warning',
};

/** Options for esbuild: how the bot and the command line are bundled. */
export const PAPERBOY_OPTIONS = {
  ...PROGRAM_OPTIONS,
  entryPoints: [
    'src/main.ts',
    'src/cli.ts',
    'src/app/playground/reset.ts',
    'src/store/database/sqlite/maintenance-worker.ts',
    'src/charts/chart-worker.ts',
  ],
  chunkNames: `${CHUNKS}/[name]-[hash]`,
};

/** Bundles the bot and the command line; returns false if they have errors. */
export function bundlePrograms() {
  return bundle(PAPERBOY_OPTIONS, join(DIST, CHUNKS));
}

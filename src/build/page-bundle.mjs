import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DIST, ROOT } from './paths.mjs';

const SOURCE = join(ROOT, 'src/playground/page');
const OUTPUT = join(DIST, 'src/playground/page');

/** Options for esbuild: how the playground's page is bundled. */
export const PAGE_OPTIONS = {
  absWorkingDir: ROOT,
  entryPoints: ['main.ts', 'index.html', 'page.css'].map(name => join(SOURCE, name)),
  outdir: OUTPUT,
  bundle: true,
  splitting: true,
  minify: true,
  sourcemap: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.html': 'copy', '.woff2': 'file' },
  assetNames: '[name]',
  chunkNames: '[name]',
  metafile: true,
  logLevel: 'warning',
};

/** Bundles the page; returns false if it has errors, which esbuild prints to standard error. */
export async function bundlePage() {
  const { build } = await import('esbuild');
  try {
    const { metafile } = await build(PAGE_OPTIONS);
    removeStaleFiles(new Set(Object.keys(metafile.outputs).map(output => resolve(ROOT, output))));
    return true;
  } catch (error) {
    if (error.errors === undefined) throw error;
    return false;
  }
}

/** Removes files of earlier bundles: everything that is not among the outputs. */
function removeStaleFiles(outputs) {
  for (const name of readdirSync(OUTPUT)) {
    if (!outputs.has(join(OUTPUT, name))) rmSync(join(OUTPUT, name), { recursive: true });
  }
}

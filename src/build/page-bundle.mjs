import { bundle } from './bundle.mjs';
import { join } from 'node:path';
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

/** Bundles the page; returns false if it has errors. */
export function bundlePage() {
  return bundle(PAGE_OPTIONS, OUTPUT);
}

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './paths.mjs';

/**
 * Bundles, and removes what earlier bundles left in a folder that holds nothing else. Returns false if the sources have
 * errors, which esbuild prints to standard error.
 */
export async function bundle(options, folder) {
  try {
    const { metafile } = await build(options);
    removeStaleFiles(folder, new Set(Object.keys(metafile.outputs).map(output => resolve(ROOT, output))));
    return true;
  } catch (error) {
    if (error.errors === undefined) throw error;
    return false;
  }
}

function removeStaleFiles(folder, outputs) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!outputs.has(join(folder, name))) rmSync(join(folder, name), { recursive: true });
  }
}

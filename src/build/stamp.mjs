import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from './paths.mjs';

/** The parts of the build with their inputs and outputs. No program imports the page. */
const PARTS = {
  programs: {
    inputs: ['src', 'commands', 'tsconfig.json'],
    except: 'src/playground/page',
    outputs: ['src/main.js', 'src/cli.js', 'src/app/playground/reset.js'],
  },
  page: {
    inputs: ['src/playground/page'],
    outputs: ['src/playground/page/main.js', 'src/playground/page/index.html'],
  },
};

/** Inputs of every part: the versions of the compilers and of the bundled packages, and the build itself. */
const COMMON_INPUTS = ['package.json', 'package-lock.json', 'src/build'];

const STAMP = join(DIST, 'build.json');

/** Returns for each part a hash over the paths, sizes and times of its inputs; a deleted file changes it too. */
export function readFingerprints() {
  return Object.fromEntries(
    Object.entries(PARTS).map(([part, { inputs, except }]) => {
      const hash = createHash('sha256');
      for (const path of [...inputs, ...COMMON_INPUTS].flatMap(pathsUnder)) {
        if (except !== undefined && path.startsWith(except)) continue;
        const stats = statSync(join(ROOT, path));
        if (stats.isFile()) hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
      }
      return [part, hash.digest('hex')];
    }),
  );
}

/** Returns the parts whose inputs changed since they were built, or whose outputs are gone. */
export function outdatedParts(fingerprints) {
  const stamp = readStamp();
  return new Set(Object.keys(PARTS).filter(part => stamp[part] !== fingerprints[part] || !hasOutputs(part)));
}

/** Returns false if an output of a part is missing; checks a few files only. */
function hasOutputs(part) {
  return PARTS[part].outputs.every(file => existsSync(join(DIST, file)));
}

/** Records the fingerprints of what was built. */
export function writeStamp(fingerprints) {
  writeFileSync(`${STAMP}.new`, JSON.stringify(fingerprints));
  renameSync(`${STAMP}.new`, STAMP);
}

function readStamp() {
  return existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {};
}

function pathsUnder(path) {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path];
  const names = readdirSync(join(ROOT, path), { recursive: true });
  return names.toSorted((a, b) => (a < b ? -1 : 1)).map(name => join(path, name));
}

// Builds dist/ if its sources changed since the last build. Plain JavaScript: it runs before anything is compiled.
import { outdatedParts, readFingerprints, writeStamp } from './stamp.mjs';

/** Given when the types of all sources were checked just before, as `npm test` does. */
const areTypesChecked = process.argv.includes('--types-checked');

/** After this time, ms, a line says why the start takes so long. */
const NOTICE_AFTER_MS = 1_000;

if (outdatedParts(readFingerprints()).size > 0) {
  const notice = setTimeout(
    () => process.stderr.write('Building Paperboy (first start or changed sources)…\n'),
    NOTICE_AFTER_MS,
  );
  // Loaded only now: an up-to-date start needs none of it.
  const { withBuildLock } = await import('./build-lock.mjs');
  await withBuildLock(build);
  clearTimeout(notice);
}

async function build() {
  const [{ checkTypes }, { bundlePrograms }, { bundlePage }] = await Promise.all([
    import('./type-check.mjs'),
    import('./program-bundle.mjs'),
    import('./page-bundle.mjs'),
  ]);
  // Taken before the build: a source that changes while it runs is built the next time. Another process may have
  // built meanwhile.
  const fingerprints = readFingerprints();
  const outdated = outdatedParts(fingerprints);
  const steps = [
    ...(outdated.has('programs') ? [...(areTypesChecked ? [] : [checkTypes]), bundlePrograms] : []),
    ...(outdated.has('page') ? [bundlePage] : []),
  ];
  const results = await Promise.all(steps.map(step => step()));
  // The compilers have printed their errors; the next call tries again.
  if (results.includes(false)) process.exitCode = 1;
  else writeStamp(fingerprints);
}

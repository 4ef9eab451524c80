import { readFileSync } from 'node:fs';

/** Returns the version in a package.json. */
export function readVersion(packageFile: URL): string {
  const { version }: { readonly version?: unknown } = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (typeof version !== 'string') throw new Error('package.json has no version');
  return version;
}

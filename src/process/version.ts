import { readFileSync } from 'node:fs';

/** Returns the version in package.json, three folders above this file's compiled form. */
export function readVersion(): string {
  const file = new URL('../../../package.json', import.meta.url);
  const { version }: { readonly version?: unknown } = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof version !== 'string') throw new Error('package.json has no version');
  return version;
}

import { createHash } from 'node:crypto';
import type { PaperFields } from '../../core/paper/paper.ts';

/** Bytes of the hash that are kept: two of a billion records are never equal by chance. */
const FINGERPRINT_BYTES = 16;

/** Votes, comments and list days are no part of it: they change from one reading of a record to the next. */
const FINGERPRINT_FIELDS = [
  'title',
  'abstract',
  'tldr',
  'keywords',
  'authors',
  'authorCount',
  'organization',
  'publishedAt',
  'categories',
  'url',
] as const satisfies readonly (keyof PaperFields)[];

/** Returns a text that equal records share, and no others. */
export function recordFingerprint(record: PaperFields): string {
  return createHash('sha256')
    .update(JSON.stringify(FINGERPRINT_FIELDS.map(field => record[field])))
    .digest()
    .subarray(0, FINGERPRINT_BYTES)
    .toString('base64url');
}

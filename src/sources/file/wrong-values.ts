import type { z } from 'zod';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from './excerpt.ts';

/**
 * Why a value is no record, for the operator: each field, what stood there and what belongs there. The messages of the
 * schema say what belongs there (`a list of names`).
 */
export function wrongValues(error: z.ZodError, told: unknown): string {
  return error.issues.map(issue => describe(issue, told)).join('; ');
}

function describe(issue: z.core.$ZodIssue, told: unknown): string {
  const field = issue.path.map(String).join('.');
  let found = told;
  for (const key of issue.path) found = isObject(found) ? found[String(key)] : undefined;
  if (field === '') return `expected ${issue.message}, got ${shown(found)}`;
  return found === undefined
    ? `${field} is missing`
    : `${field}: expected ${issue.message}, got ${shown(found)}`;
}

function shown(value: unknown): string {
  // Not as JSON: it may be nested deeper than the stack reaches.
  if (isObject(value)) return Array.isArray(value) ? 'a list' : 'an object';
  return excerpt(cleanText(JSON.stringify(value) ?? String(value)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

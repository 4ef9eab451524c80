import type * as z from 'zod';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from './excerpt.ts';

/** Enough of a found value for its excerpt. */
const MAX_FOUND_LENGTH = 500;

/** A list may have millions of invalid elements. */
const MAX_DESCRIBED_ISSUES = 8;
const MAX_DESCRIBED_ELEMENTS = 100;

/**
 * Describes to the operator why a value was rejected: each invalid field with the expected and the found value. The
 * schema's messages name the expected value (`a list of names`).
 */
export function describeValidationErrors(error: z.ZodError, value: unknown): string {
  const described = error.issues.slice(0, MAX_DESCRIBED_ISSUES).map(issue => describe(issue, value));
  const others = error.issues.length - described.length;
  return [...described, ...(others > 0 ? [`and ${others} more`] : [])].join('; ');
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  const field = issue.path.map(String).join('.');
  let found = value;
  for (const key of issue.path) found = isObject(found) ? found[String(key)] : undefined;
  if (field === '') return `expected ${issue.message}, got ${formatValue(found)}`;
  return found === undefined
    ? `${field} is missing`
    : `${field}: expected ${issue.message}, got ${formatValue(found)}`;
}

function formatValue(value: unknown): string {
  // Not as JSON: deep nesting could overflow the stack.
  if (Array.isArray(value)) return describeList(value);
  if (isObject(value)) return 'an object';
  const text = typeof value === 'string' ? value.slice(0, MAX_FOUND_LENGTH) : value;
  return excerpt(cleanText(JSON.stringify(text) ?? String(text)));
}

function describeList(list: readonly unknown[]): string {
  const kinds = list
    .slice(0, MAX_DESCRIBED_ELEMENTS)
    .map(each => (Array.isArray(each) ? 'list' : typeof each));
  const names = [...new Set(kinds)].map(kind => `${kind}s`).join(', ');
  return names === '' ? 'a list' : `a list of ${names}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

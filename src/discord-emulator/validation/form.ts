import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import type { FormErrors } from '../api-error.ts';

/** Where a field is in a body. */
export type Path = readonly (string | number)[];

/** One thing wrong with one field of a body. */
export interface Problem {
  readonly path: Path;
  /** Discord's code, such as `BASE_TYPE_MAX_LENGTH`. */
  readonly code: string;
  readonly message: string;
}

/** The 50035 answer for a list of problems: `errors` nested by path, each leaf with its `_errors` (docs, "Error Messages"). */
export function invalidForm(problems: readonly Problem[]): ApiError {
  const errors: FormErrors = {};
  for (const { path, code, message } of problems) {
    let node = errors;
    for (const key of path) {
      const child = node[key];
      const next = child === undefined || Array.isArray(child) ? {} : child;
      node[key] = next;
      node = next;
    }
    const siblings = node['_errors'];
    node['_errors'] = [...(Array.isArray(siblings) ? siblings : []), { code, message }];
  }
  return new ApiError(400, 50035, 'Invalid Form Body', errors);
}

/** Throws the 50035 answer when there is any problem. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidForm(problems);
}

/**
 * Reads a body by a schema.
 * @param at where the value is in the whole body, for the paths of its errors
 * @throws ApiError 50035, in Discord's words
 */
export function parseForm<T>(schema: z.ZodType<T>, value: unknown, at: Path = []): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw invalidForm(result.error.issues.map(issue => problemOf(issue, at)));
}

/** A string of `min` to `max` UTF-16 code units. White space around it does not help it to its minimum: a text of nothing else is empty. */
export function text(min: number, max: number) {
  return z
    .string()
    .refine(value => value.trim().length >= min && value.length <= max, { params: lengthProblem(min, max) });
}

/** Discord takes a number where it wants a text. */
export function numberAsText<T extends z.ZodType>(schema: T) {
  return z.preprocess(value => (typeof value === 'number' ? String(value) : value), schema);
}

/** A list of `min` to `max` items. */
export function list<T extends z.ZodType>(item: T, min: number, max: number) {
  return z
    .array(item)
    .refine(value => value.length >= min && value.length <= max, { params: lengthProblem(min, max) });
}

/** A field that Discord fills in when it is not given. */
export function otherwise<T extends z.ZodType, D>(schema: T, fallback: D) {
  return schema.nullish().transform(value => value ?? fallback);
}

/** An id, which may be written as a number. */
export const snowflake = numberAsText(
  z.string().refine(value => /^\d{1,20}$/u.test(value), {
    params: { code: 'NUMBER_TYPE_COERCE', message: 'Value is not snowflake.' },
  }),
);

function lengthProblem(min: number, max: number): { code: string; message: string } {
  return min === 0
    ? { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` }
    : { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between ${min} and ${max} in length.` };
}

const ownWords = z.object({ code: z.string(), message: z.string() });

function problemOf(issue: z.core.$ZodIssue, at: Path): Problem {
  const path = [...at, ...issue.path.map(key => (typeof key === 'number' ? key : String(key)))];
  return { path, ...wordsOf(issue) };
}

function wordsOf(issue: z.core.$ZodIssue): { code: string; message: string } {
  if (issue.code === 'custom') {
    const own = ownWords.safeParse(issue.params);
    return own.success ? own.data : { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
  if (issue.code === 'invalid_union') {
    return {
      code: 'UNION_TYPE_CHOICES',
      message: `Value of field "${issue.discriminator ?? 'type'}" is not allowed here.`,
    };
  }
  if (issue.input === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String).join(', ');
    return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of (${choices}).` };
  }
  if (issue.code === 'too_big') {
    return {
      code: 'NUMBER_TYPE_MAX',
      message: `int value should be less than or equal to ${issue.maximum}.`,
    };
  }
  if (issue.code === 'too_small') {
    return {
      code: 'NUMBER_TYPE_MIN',
      message: `int value should be greater than or equal to ${issue.minimum}.`,
    };
  }
  if (issue.code === 'invalid_type') return wrongType(issue.expected);
  return { code: 'BASE_TYPE_INVALID', message: issue.message };
}

function wrongType(expected: string): { code: string; message: string } {
  if (expected === 'string')
    return { code: 'STRING_TYPE_CONVERT', message: 'Could not interpret value as string.' };
  if (expected === 'array')
    return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' };
  if (expected === 'object')
    return { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' };
  if (expected === 'boolean')
    return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' };
  return { code: 'NUMBER_TYPE_COERCE', message: `Value is not ${expected}.` };
}

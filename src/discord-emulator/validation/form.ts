import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import * as z from 'zod';
import { ApiError } from '../api-error.ts';
import type { FieldError, FormErrors } from '../api-error.ts';
import {
  badLengthError,
  choicesError,
  maxLengthError,
  maxValueError,
  minValueError,
  NOT_A_STRING,
  REQUIRED,
} from './field-errors.ts';

/** The path of a field in a request body. */
export type FieldPath = readonly (string | number)[];

/** An error of a field and the path of the field. */
export interface FieldProblem extends FieldError {
  readonly path: FieldPath;
}

/** Returns the 50035 error for problems: `errors` nested by path, each leaf with its `_errors` (docs, "Error Messages"). */
export function invalidFormError(problems: readonly FieldProblem[]): ApiError {
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
  return new ApiError(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'Invalid Form Body', errors);
}

/** Throws the 50035 error if there is any problem. */
export function throwIfProblems(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw invalidFormError(problems);
}

/**
 * Parses a request body by a schema.
 * @param at path of the value in the request body, for the paths of errors
 * @throws ApiError 50035 with Discord's wording
 */
export function parseForm<T>(schema: z.ZodType<T>, value: unknown, at: FieldPath = []): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw invalidFormError(result.error.issues.map(issue => toFieldProblem(issue, at)));
}

/** Schema of a string of `min` to `max` UTF-16 code units. Surrounding white space does not count towards the minimum. */
export function text(min: number, max: number) {
  return z
    .string()
    .refine(value => value.trim().length >= min && value.length <= max, { params: lengthError(min, max) });
}

/** Returns a schema that also accepts a number in place of a text, as Discord does. */
export function numberAsText<T extends z.ZodType>(schema: T) {
  return z.preprocess(value => (typeof value === 'number' ? String(value) : value), schema);
}

/** Schema of a list of `min` to `max` items. */
export function list<T extends z.ZodType>(item: T, min: number, max: number) {
  return z
    .array(item)
    .refine(value => value.length >= min && value.length <= max, { params: lengthError(min, max) });
}

/** Schema of an optional field that Discord fills with a default. */
export function withDefault<T extends z.ZodType, D>(schema: T, fallback: D) {
  return schema.nullish().transform(value => value ?? fallback);
}

/** Schema of an id, which may be given as a number. */
export const snowflake = numberAsText(
  z.string().refine(value => /^\d{1,20}$/u.test(value), {
    params: { code: 'NUMBER_TYPE_COERCE', message: 'Value is not snowflake.' },
  }),
);

function lengthError(min: number, max: number): FieldError {
  return min === 0 ? maxLengthError(max) : badLengthError(min, max);
}

const customParams = z.object({ code: z.string(), message: z.string() });

function toFieldProblem(issue: z.core.$ZodIssue, at: FieldPath): FieldProblem {
  const path = [...at, ...issue.path.map(key => (typeof key === 'number' ? key : String(key)))];
  return { path, ...describeIssue(issue) };
}

function describeIssue(issue: z.core.$ZodIssue): FieldError {
  if (issue.code === 'custom') {
    const params = customParams.safeParse(issue.params);
    return params.success ? params.data : { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
  if (issue.code === 'invalid_union') {
    return {
      code: 'UNION_TYPE_CHOICES',
      message: `Value of field "${issue.discriminator ?? 'type'}" is not allowed here.`,
    };
  }
  if (issue.input === undefined) return REQUIRED;
  if (issue.code === 'invalid_value') return choicesError(issue.values);
  if (issue.code === 'too_big') return maxValueError(issue.maximum);
  if (issue.code === 'too_small') return minValueError(issue.minimum);
  if (issue.code === 'invalid_type') return wrongType(issue.expected);
  return { code: 'BASE_TYPE_INVALID', message: issue.message };
}

function wrongType(expected: string): FieldError {
  if (expected === 'string') return NOT_A_STRING;
  if (expected === 'array')
    return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' };
  if (expected === 'object')
    return { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' };
  if (expected === 'boolean')
    return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' };
  return { code: 'NUMBER_TYPE_COERCE', message: `Value is not ${expected}.` };
}

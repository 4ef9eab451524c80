import { maxValueError, minValueError, notCoercibleError } from '../../validation/field-errors.ts';
import { invalidFormError } from '../../validation/form.ts';

/** Returns an integer of a query, or `fallback` if it is absent. @throws ApiError 50035 if it is no integer or out of bounds */
export function integerParam(
  query: URLSearchParams,
  name: string,
  min: number,
  max: number,
  fallback: number,
): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value)) throw invalidFormError([{ path: [name], ...notCoercibleError(text, 'int') }]);
  if (value < min) throw invalidFormError([{ path: [name], ...minValueError(min) }]);
  if (value > max) throw invalidFormError([{ path: [name], ...maxValueError(max) }]);
  return value;
}

/** Returns an id of a query; undefined if it is absent. @throws ApiError 50035 if it is no id */
export function idParam(query: URLSearchParams, name: string): bigint | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (/^\d{1,20}$/u.test(text)) return BigInt(text);
  throw invalidFormError([{ path: [name], ...notCoercibleError(text, 'snowflake') }]);
}

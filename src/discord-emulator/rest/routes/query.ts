import { invalidFormError } from '../../validation/form.ts';

/**
 * Reads a whole number of a query.
 * @throws ApiError 50035 when it is none, or out of bounds
 */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  min: number,
  max: number,
  otherwise: number,
): number {
  const written = query.get(name);
  if (written === null) return otherwise;
  const value = Number(written);
  if (!Number.isInteger(value)) {
    throw invalidFormError([
      { path: [name], code: 'NUMBER_TYPE_COERCE', message: `Value "${written}" is not int.` },
    ]);
  }
  if (value < min || value > max) {
    const [code, bound] =
      value < min
        ? ['NUMBER_TYPE_MIN', `greater than or equal to ${min}`]
        : ['NUMBER_TYPE_MAX', `less than or equal to ${max}`];
    throw invalidFormError([{ path: [name], code, message: `int value should be ${bound}.` }]);
  }
  return value;
}

/** Reads an id of a query; undefined when it is not there. @throws ApiError 50035 when it is none */
export function idFrom(query: URLSearchParams, name: string): bigint | undefined {
  const written = query.get(name);
  if (written === null) return undefined;
  if (/^\d{1,20}$/u.test(written)) return BigInt(written);
  throw invalidFormError([
    { path: [name], code: 'NUMBER_TYPE_COERCE', message: `Value "${written}" is not snowflake.` },
  ]);
}

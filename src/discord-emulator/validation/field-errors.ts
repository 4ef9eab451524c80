import type { FieldError } from '../api-error.ts';

// Discord's codes and wording of the errors that several rules use.

/** A required field is missing or empty. */
export const REQUIRED: FieldError = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };

/** A URL is malformed or has a scheme that is not allowed. */
export const INVALID_URL: FieldError = { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' };

/** A value is not a string. */
export const NOT_A_STRING: FieldError = {
  code: 'STRING_TYPE_CONVERT',
  message: 'Could not interpret value as string.',
};

/** A text or list is longer than `max`. */
export function maxLengthError(max: number): FieldError {
  return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` };
}

/** The length of a text or list is not within `min` and `max`. */
export function badLengthError(min: number, max: number): FieldError {
  return { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between ${min} and ${max} in length.` };
}

/** A number is smaller than `min`. */
export function minValueError(min: number | bigint): FieldError {
  return { code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${min}.` };
}

/** A number is greater than `max`. */
export function maxValueError(max: number | bigint): FieldError {
  return { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${max}.` };
}

/** A text is not the representation of a `type`, such as `int` or `snowflake`. */
export function notCoercibleError(text: string, type: string): FieldError {
  return { code: 'NUMBER_TYPE_COERCE', message: `Value "${text}" is not ${type}.` };
}

/** A value is not one of `allowed`. */
export function choicesError(allowed: readonly unknown[]): FieldError {
  return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of (${allowed.map(String).join(', ')}).` };
}

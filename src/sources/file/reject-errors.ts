import { excerpt } from './excerpt.ts';

/** Returns the result of reading one record; an error there, such as a stack overflow, rejects that record alone. */
export function rejectErrors<T>(read: () => T): T | { readonly rejected: string } {
  try {
    return read();
  } catch (error) {
    return {
      rejected: `cannot be read: ${excerpt(error instanceof Error ? error.message : String(error), 200)}`,
    };
  }
}

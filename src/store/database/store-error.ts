/** The database cannot be used as it is. The message says which file, why, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** The database cannot be used. The message names the file and the reason, and says what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

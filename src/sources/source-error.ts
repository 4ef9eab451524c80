/** A source that cannot be read at all. Its message names the source and says what to do; it is for the operator. */
export class SourceError extends Error {
  override readonly name: string = 'SourceError';
}

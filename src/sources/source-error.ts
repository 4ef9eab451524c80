/** A source that cannot be read at all. The message is for the operator: it names the source and says what to do. */
export class SourceError extends Error {
  override readonly name: string = 'SourceError';
}

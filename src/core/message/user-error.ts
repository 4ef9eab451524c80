/**
 * A request that cannot be carried out as the user made it. The message is shown to the user as written: it says what is
 * wrong and what to do instead. Any other error is a bug or a fault, of which the user sees only a reference.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

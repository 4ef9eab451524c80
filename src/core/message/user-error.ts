/**
 * Something the user did that cannot be done. Its message is shown to the user as written, so it says what was
 * wrong and what to do instead. Anything else that is thrown is a fault of ours and shown as a reference only.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

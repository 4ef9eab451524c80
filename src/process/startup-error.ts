/** The process cannot start here; the message says why and what to do, and is printed without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

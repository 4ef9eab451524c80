/** Discord rejects the commands; the message says why and what to check. */
export class RegistrationError extends Error {
  override readonly name = 'RegistrationError';
}

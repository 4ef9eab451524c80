/** An action that the client does not allow. The message is a text for the user. */
export class UserActionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserActionError';
  }
}

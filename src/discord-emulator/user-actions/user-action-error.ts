/** Why a person could not do something; worded for that person. */
export class UserActionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ActorError';
  }
}

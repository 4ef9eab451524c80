/** The token of the bot. */
export interface Token {
  /** Returns true if the text is the token and the token is still valid. */
  matches(text: string): boolean;
  /** Invalidates the token, as Discord does when a bot identifies too often. */
  reset(): void;
}

/** Creates a valid token. */
export function createToken(text: string): Token {
  let isValid = true;
  return {
    matches: given => isValid && given === text,
    reset() {
      isValid = false;
    },
  };
}

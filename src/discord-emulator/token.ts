/** The token of the bot. */
export interface Token {
  is(text: string): boolean;
  /** Makes it worthless: Discord does so when a bot identifies too often. */
  reset(): void;
}

/** A token that is good. */
export function createToken(text: string): Token {
  let isGood = true;
  return {
    is: given => isGood && given === text,
    reset() {
      isGood = false;
    },
  };
}

const TOKEN = /^interaction:\d+:(?:emulator)+$/u;

/** Returns the token of an interaction. Discord's are long and random; these are long, unique and the same in every run. */
export function interactionToken(id: string): string {
  return Buffer.from(`interaction:${id}:${'emulator'.repeat(8)}`).toString('base64url');
}

/** Returns true if a text has the form of an interaction token, valid or expired. */
export function isInteractionToken(text: string): boolean {
  return TOKEN.test(Buffer.from(text, 'base64url').toString());
}

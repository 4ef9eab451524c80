/** A copy of its own memory: the engine's substrings keep the whole text they were cut from alive. */
export const copyString = (word: string): string => Buffer.from(word).toString();

/** Copies a string to its own memory: V8's substrings keep the whole original text alive. */
export const copyString = (text: string): string => Buffer.from(text).toString();

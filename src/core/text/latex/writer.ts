/** Collects text piece by piece. Looking at its end takes constant time. */
export interface Writer {
  write(text: string): void;
  /** Tests the end of the text; `pattern` sees the last two code units. */
  endsWith(pattern: RegExp): boolean;
  trimEnd(): void;
  text(): string;
}

/** Creates a writer without text. */
export function createWriter(): Writer {
  const pieces: string[] = [];
  return {
    write(text) {
      if (text !== '') pieces.push(text);
    },
    endsWith: pattern => pattern.test(pieces.at(-1)?.slice(-2) ?? ''),
    trimEnd() {
      for (let last = pieces.pop(); last !== undefined; last = pieces.pop()) {
        const kept = last.trimEnd();
        if (kept === '') continue;
        pieces.push(kept);
        return;
      }
    },
    text: () => pieces.join(''),
  };
}

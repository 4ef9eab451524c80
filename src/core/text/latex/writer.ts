/** Text that is written piece by piece. To look at its end costs the same however long it is. */
export interface Writer {
  write(text: string): void;
  /** Whether the last character is of the kind; `pattern` sees the last two code units. */
  endsWith(pattern: RegExp): boolean;
  trimEnd(): void;
  text(): string;
}

/** An empty text. */
export function openWriter(): Writer {
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

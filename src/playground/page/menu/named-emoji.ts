/** An emoji that can be picked. */
export interface NamedEmoji {
  readonly emoji: string;
  readonly name: string;
  /** Further words it is found by. */
  readonly keywords?: readonly string[];
}

/** Emoji under one heading. */
export interface EmojiGroup {
  readonly name: string;
  readonly emoji: readonly NamedEmoji[];
}

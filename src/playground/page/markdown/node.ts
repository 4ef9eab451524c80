/** A piece of a message's Markdown, as Discord understands it (docs, "Message Formatting"; support article "Markdown Text 101"). */
export type MarkdownNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: MarkdownMark; readonly content: readonly MarkdownNode[] }
  | { readonly type: 'heading'; readonly level: number; readonly content: readonly MarkdownNode[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'code_block'; readonly text: string }
  /** `url` begins with http:// or https://. */
  | { readonly type: 'link'; readonly url: string; readonly content: readonly MarkdownNode[] }
  | MarkdownList
  | { readonly type: 'user' | 'role' | 'channel'; readonly id: string }
  /** @everyone or @here. */
  | { readonly type: 'everyone'; readonly name: string }
  | { readonly type: 'emoji'; readonly id: string; readonly name: string }
  /** `format` is the letter of docs, "Timestamp Styles". */
  | { readonly type: 'timestamp'; readonly seconds: number; readonly format: string }
  | { readonly type: 'command'; readonly name: string }
  /** A place of the server's own, such as its guide. */
  | { readonly type: 'navigation'; readonly name: string };

/** What only changes how the pieces in it look. */
export type MarkdownMark = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext';

/** A list; an item's content may end with lists of its own. */
export interface MarkdownList {
  readonly type: 'list';
  /** The first number; null when it has bullets. */
  readonly start: number | null;
  readonly items: readonly (readonly MarkdownNode[])[];
}

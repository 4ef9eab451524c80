/** A node of a message’s Markdown as Discord parses it (docs, "Message Formatting"; support article "Markdown Text 101"). */
export type MarkdownNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: MarkdownMark; readonly content: readonly MarkdownNode[] }
  | { readonly type: 'heading'; readonly level: number; readonly content: readonly MarkdownNode[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'code_block'; readonly text: string }
  /** `url` starts with http:// or https://. */
  | { readonly type: 'link'; readonly url: string; readonly content: readonly MarkdownNode[] }
  | MarkdownList
  | { readonly type: 'user' | 'role' | 'channel'; readonly id: string }
  /** @everyone or @here. */
  | { readonly type: 'everyone'; readonly name: string }
  | { readonly type: 'emoji'; readonly id: string; readonly name: string }
  /** `format` is a letter of docs, "Timestamp Styles". */
  | { readonly type: 'timestamp'; readonly seconds: number; readonly format: string }
  | { readonly type: 'command'; readonly name: string }
  /** A page of the server, such as its guide. */
  | { readonly type: 'navigation'; readonly name: string };

/** A style of the nodes within. */
export type MarkdownMark = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler' | 'quote' | 'subtext';

/** A list; an item’s content may end with nested lists. */
export interface MarkdownList {
  readonly type: 'list';
  /** The first number; null for bullets. */
  readonly start: number | null;
  readonly items: readonly (readonly MarkdownNode[])[];
}

import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** An emoji of a button, an option or a reaction. */
export interface DisplayedEmoji {
  readonly id?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** Renders an emoji: a Unicode one as a character; a server’s by name, because its image is on Discord’s CDN. */
export function renderEmoji(emoji: DisplayedEmoji): TemplateResult {
  return html`<span class="emoji">${emojiText(emoji)}</span>`;
}

/** Returns an emoji as text. */
export function emojiText({ id, name }: DisplayedEmoji): string {
  return (id ?? '') === '' ? (name ?? '') : `:${name ?? 'emoji'}:`;
}

import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** An emoji of a button, an option or a reaction. */
export interface SomeEmoji {
  readonly id?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** Draws an emoji: a Unicode one by the font; a server's own by its name, since its picture is with Discord. */
export function drawEmoji(emoji: SomeEmoji): TemplateResult {
  return html`<span class="emoji">${emojiWords(emoji)}</span>`;
}

/** An emoji as text. */
export function emojiWords({ id, name }: SomeEmoji): string {
  return (id ?? '') === '' ? (name ?? '') : `:${name ?? 'emoji'}:`;
}

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** What a message holds, UTF-16 code units (docs, "Create Message"). */
const MOST = 2000;
/** From here on it is told how much room is left. */
const NEARLY_FULL = 1800;

/** How much room is left in a message, once that is worth telling. */
export function roomLeft(text: string): TemplateResult | typeof nothing {
  const { length } = text.trim();
  if (length < NEARLY_FULL) return nothing;
  return html`<span class=${length > MOST ? 'room full' : 'room'}>${MOST - length}</span>`;
}

/** That a message is too long, in words; empty when it is not. */
export function tooLongWords(text: string): string {
  const { length } = text.trim();
  return length > MOST ? `Your message is too long: ${length} of ${MOST} characters.` : '';
}

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** Longest message, UTF-16 code units (docs, "Create Message"). */
const MAX_MESSAGE_LENGTH = 2000;
/** Length from which the remaining length is displayed. */
const COUNTER_MIN_LENGTH = 1800;

/** Renders how many characters are left, once the message is nearly full. */
export function remainingLength(text: string): TemplateResult | typeof nothing {
  const { length } = text.trim();
  if (length < COUNTER_MIN_LENGTH) return nothing;
  return html`<span class=${length > MAX_MESSAGE_LENGTH ? 'room full' : 'room'}
    >${MAX_MESSAGE_LENGTH - length}</span
  >`;
}

/** Returns the problem of a message that is too long; empty otherwise. */
export function lengthProblem(text: string): string {
  const { length } = text.trim();
  return length > MAX_MESSAGE_LENGTH
    ? `Your message is too long: ${length} of ${MAX_MESSAGE_LENGTH} characters.`
    : '';
}

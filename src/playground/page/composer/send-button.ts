import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Renders the button that sends the box’s content: on touch screens Enter may be hard to reach. */
export function sendButton(isDisabled: boolean, send: () => void): TemplateResult {
  return html`<button class="send" type="button" aria-label="Send" ?disabled=${isDisabled} @click=${send}>
    <svg width="20" height="20" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d="M3 3.5 22 12 3 20.5l2.6-7L14 12 5.6 10.500z" />
    </svg>
  </button>`;
}

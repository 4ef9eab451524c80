import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { MessageView } from '../../../web/protocol.ts';
import { MessageMenuEvent } from '../../events.ts';

/** Returns a button that opens the emoji picker for a reaction. Its styles are those of the surrounding element. */
export function addReaction(message: MessageView): TemplateResult {
  const openPicker = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const { left, bottom } = currentTarget.getBoundingClientRect();
    currentTarget.dispatchEvent(new MessageMenuEvent(message, left, bottom, 'emoji'));
  };
  return html`<button
    class="add"
    aria-label="Add reaction"
    title="Add reaction"
    aria-haspopup="dialog"
    @click=${openPicker}
  >
    ${SMILE}
  </button>`;
}

const SMILE = html`<svg
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
  aria-hidden="true"
>
  <path
    d="M20 12a8.5 8.5 0 1 1-8-8.5M8.5 14.5a4 4 0 0 0 7 0M19 2v6M16 5h6M9 9.5v.5M15 9.5v.5"
    stroke-linecap="round"
  />
</svg>`;

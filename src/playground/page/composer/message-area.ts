import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** How the text of the message box stands. */
export interface MessageAreaLook {
  readonly text: string;
  readonly placeholder: string;
  /** Id of the list above that belongs to it, and of the list's active row. */
  readonly list: { readonly id: string; readonly row: string } | undefined;
  readonly hasProblem: boolean;
  readonly typed: (event: InputEvent) => void;
  readonly keyed: (event: KeyboardEvent) => void;
}

/** Where a message is written; it grows with its text. */
export function messageArea(look: MessageAreaLook): TemplateResult {
  const { text, placeholder, list, hasProblem } = look;
  return html`<div class="grow" data-text=${text}>
    <textarea
      rows="1"
      .value=${text}
      placeholder=${placeholder}
      aria-label=${placeholder}
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-controls=${list?.id ?? nothing}
      aria-activedescendant=${list?.row ?? nothing}
      aria-describedby=${hasProblem ? 'problem' : nothing}
      enterkeyhint="send"
      @input=${look.typed}
      @keydown=${look.keyed}
    ></textarea>
  </div>`;
}

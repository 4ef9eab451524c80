import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** State and callbacks of the text area. */
export interface MessageAreaOptions {
  readonly text: string;
  readonly placeholder: string;
  /** Ids of the open list above, and of its active row. */
  readonly list: { readonly id: string; readonly row: string } | undefined;
  readonly hasProblem: boolean;
  readonly onInput: (event: InputEvent) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
}

/** Renders the text area of a message; it grows with its text. */
export function messageArea(options: MessageAreaOptions): TemplateResult {
  const { text, placeholder, list, hasProblem } = options;
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
      @input=${options.onInput}
      @keydown=${options.onKeydown}
    ></textarea>
  </div>`;
}

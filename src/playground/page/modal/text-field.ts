import { TextInputStyle } from 'discord-api-types/payloads/v10';
import type { ComponentType } from 'discord-api-types/payloads/v10';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ModalField } from '../../../discord-emulator/validation/modal.ts';

type TextInput = Extract<ModalField, { readonly type: ComponentType.TextInput }>;

/** How a text input stands. */
export interface TextFieldLook {
  /** Of the element. */
  readonly id: string;
  readonly text: string;
  readonly problem: string;
  readonly typed: (text: string) => void;
}

/** A text input of a modal, of one line or of many. */
export function textField(field: TextInput, { id, text, problem, typed }: TextFieldLook): TemplateResult {
  const onInput = (event: Event): void => {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) typed(target.value);
  };
  const maxLength = field.max_length ?? nothing;
  const isRequired = field.required !== false;
  const isWrong = problem !== '';
  return field.style === TextInputStyle.Paragraph
    ? html`<textarea
        id=${id}
        class="control"
        .value=${text}
        maxlength=${maxLength}
        placeholder=${field.placeholder ?? ''}
        aria-required=${isRequired}
        aria-invalid=${isWrong}
        aria-describedby="${id}-about ${id}-below"
        @input=${onInput}
      ></textarea>`
    : html`<input
        id=${id}
        class="control"
        autocomplete="off"
        .value=${text}
        maxlength=${maxLength}
        placeholder=${field.placeholder ?? ''}
        aria-required=${isRequired}
        aria-invalid=${isWrong}
        aria-describedby="${id}-about ${id}-below"
        @input=${onInput}
      />`;
}

import { TextInputStyle } from 'discord-api-types/payloads/v10';
import type { ComponentType } from 'discord-api-types/payloads/v10';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ModalField } from '../../../discord-emulator/validation/modal.ts';

type TextInput = Extract<ModalField, { readonly type: ComponentType.TextInput }>;

/** Options of `textField`. */
export interface TextFieldOptions {
  /** Id of the element. */
  readonly id: string;
  readonly text: string;
  readonly problem: string;
  readonly onInput: (text: string) => void;
}

/** Renders a text input of a modal, with one line or several. */
export function textField(
  field: TextInput,
  { id, text, problem, onInput }: TextFieldOptions,
): TemplateResult {
  const listener = (event: Event): void => {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) onInput(target.value);
  };
  const maxLength = field.max_length ?? nothing;
  const isRequired = field.required !== false;
  const isInvalid = problem !== '';
  return field.style === TextInputStyle.Paragraph
    ? html`<textarea
        id=${id}
        class="control"
        .value=${text}
        maxlength=${maxLength}
        placeholder=${field.placeholder ?? ''}
        aria-required=${isRequired}
        aria-invalid=${isInvalid}
        aria-describedby="${id}-about ${id}-below"
        @input=${listener}
      ></textarea>`
    : html`<input
        id=${id}
        class="control"
        autocomplete="off"
        .value=${text}
        maxlength=${maxLength}
        placeholder=${field.placeholder ?? ''}
        aria-required=${isRequired}
        aria-invalid=${isInvalid}
        aria-describedby="${id}-about ${id}-below"
        @input=${listener}
      />`;
}

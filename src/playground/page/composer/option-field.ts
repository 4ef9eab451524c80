import { ApplicationCommandOptionType } from 'discord-api-types/payloads/v10';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DraftField } from './draft.ts';
import { rowId } from './popup-list.ts';

/** State and callbacks of a field of the option editor. */
export interface FieldContext {
  /** Why the field cannot be sent; empty if it can. */
  readonly problem: string;
  /** Whether the list above belongs to the field and has rows. */
  readonly hasList: boolean;
  readonly active: number;
  /** Whether the value was picked; it is then replaced as a whole. */
  readonly isPicked: boolean;
  readonly onInput: (text: string) => void;
  readonly onFile: (file: File | undefined) => void;
}

/** Renders the field of an option. */
export function optionField({ option, entry }: DraftField, context: FieldContext): TemplateResult {
  const { name } = option;
  return html`<label class=${context.problem === '' ? 'field' : 'field wrong'}>
    <span class="name">${name}</span>
    ${option.type === ApplicationCommandOptionType.Attachment ? fileInput(name, context) : textInput(name, entry.text, context)}
  </label>`;
}

/** Renders the trailing field, in which further options are found. */
export function moreOptionsField(
  text: string,
  left: number,
  path: string,
  context: FieldContext,
): TemplateResult {
  const label = `${left} more options of /${path}`;
  return html`<span class=${context.problem === '' ? 'more-field' : 'more-field wrong'}>
    ${combobox({ name: '', label, text, placeholder: `+${left} more`, context })}
  </span>`;
}

/** Renders the trailing field of a command that has all its options; only its caret is visible. Enter in it sends the command. */
export function sendField(text: string, path: string, context: FieldContext): TemplateResult {
  return html`<span class=${context.problem === '' ? 'last' : 'last wrong'}>
    <input
      data-name=""
      autocomplete="off"
      autocapitalize="off"
      enterkeyhint="send"
      .value=${text}
      aria-label="/${path}: Enter sends it, Backspace closes it"
      aria-invalid=${context.problem !== ''}
      @input=${inputListener(context)}
    />
  </span>`;
}

function textInput(name: string, text: string, context: FieldContext): TemplateResult {
  return combobox({ name, label: name, text, placeholder: '', context });
}

/** Renders a text field with a list (ARIA, “combobox”). */
function combobox({
  name,
  label,
  text,
  placeholder,
  context,
}: {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly context: FieldContext;
}): TemplateResult {
  // `size` is for browsers that do not know `field-sizing`.
  return html`<input
    data-name=${name}
    role="combobox"
    autocomplete="off"
    autocapitalize="off"
    enterkeyhint="send"
    size=${Math.max(text.length, placeholder.length, 2) + 1}
    .value=${text}
    placeholder=${placeholder}
    aria-label=${label}
    aria-autocomplete="list"
    aria-expanded=${context.hasList}
    aria-controls="values"
    aria-activedescendant=${context.hasList && context.active >= 0 ? rowId('values', context.active) : nothing}
    aria-invalid=${context.problem !== ''}
    @beforeinput=${context.isPicked ? selectAll : nothing}
    @input=${inputListener(context)}
  />`;
}

function inputListener({ onInput }: FieldContext): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLInputElement) onInput(target.value);
  };
}

/** Selects the whole text, so that typing replaces it. */
function selectAll({ target }: Event): void {
  if (target instanceof HTMLInputElement) target.select();
}

function fileInput(name: string, context: FieldContext): TemplateResult {
  return html`<input
    data-name=${name}
    type="file"
    aria-label=${name}
    aria-invalid=${context.problem !== ''}
    @change=${(event: Event) => {
      if (event.target instanceof HTMLInputElement) context.onFile(event.target.files?.[0]);
    }}
  />`;
}

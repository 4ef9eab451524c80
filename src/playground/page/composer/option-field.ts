import { ApplicationCommandOptionType } from 'discord-api-types/payloads/v10';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DraftField } from './draft.ts';
import { rowId } from './list-above.ts';

/** How a field of the option editor stands. */
export interface FieldLook {
  /** Why it cannot be sent so; empty when it can. */
  readonly problem: string;
  /** Whether the list above is its own, and has rows. */
  readonly hasList: boolean;
  readonly active: number;
  /** Whether what stands in it was picked: it is one piece then. */
  readonly isPicked: boolean;
  readonly typed: (text: string) => void;
  readonly chosen: (file: File | undefined) => void;
}

/** The field of an option. */
export function optionField({ option, entry }: DraftField, look: FieldLook): TemplateResult {
  const { name } = option;
  return html`<label class=${look.problem === '' ? 'field' : 'field wrong'}>
    <span class="name">${name}</span>
    ${option.type === ApplicationCommandOptionType.Attachment ? fileInput(name, look) : textInput(name, entry.text, look)}
  </label>`;
}

/** The field at the end, in which options are found that are not there yet. */
export function moreField(text: string, left: number, path: string, look: FieldLook): TemplateResult {
  const label = `${left} more options of /${path}`;
  return html`<span class=${look.problem === '' ? 'more-field' : 'more-field wrong'}>
    ${combobox({ name: '', label, text, placeholder: `+${left} more`, look })}
  </span>`;
}

/** The place behind a command with all its options, from which it is sent: one sees the caret there and no field. */
export function lastPlace(text: string, path: string, look: FieldLook): TemplateResult {
  return html`<span class=${look.problem === '' ? 'last' : 'last wrong'}>
    <input
      data-name=""
      autocomplete="off"
      autocapitalize="off"
      enterkeyhint="send"
      .value=${text}
      aria-label="/${path}: Enter sends it, Backspace takes it back"
      aria-invalid=${look.problem !== ''}
      @input=${onTyped(look)}
    />
  </span>`;
}

function textInput(name: string, text: string, look: FieldLook): TemplateResult {
  return combobox({ name, label: name, text, placeholder: '', look });
}

/** One line that a list belongs to (ARIA, “combobox”). */
function combobox({
  name,
  label,
  text,
  placeholder,
  look,
}: {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly look: FieldLook;
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
    aria-expanded=${look.hasList}
    aria-controls="values"
    aria-activedescendant=${look.hasList && look.active >= 0 ? rowId('values', look.active) : nothing}
    aria-invalid=${look.problem !== ''}
    @beforeinput=${look.isPicked ? selectAll : nothing}
    @input=${onTyped(look)}
  />`;
}

function onTyped({ typed }: FieldLook): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLInputElement) typed(target.value);
  };
}

/** So that what is typed takes the place of the whole. */
function selectAll({ target }: Event): void {
  if (target instanceof HTMLInputElement) target.select();
}

function fileInput(name: string, look: FieldLook): TemplateResult {
  return html`<input
    data-name=${name}
    type="file"
    aria-label=${name}
    aria-invalid=${look.problem !== ''}
    @change=${(event: Event) => {
      if (event.target instanceof HTMLInputElement) look.chosen(event.target.files?.[0]);
    }}
  />`;
}

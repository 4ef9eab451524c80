import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Select } from '../../../../discord-emulator/validation/select.ts';
import { renderEmoji } from '../emoji.ts';
import type { SelectOption } from './select-options.ts';

/** The state of a list of options. */
interface OptionListState {
  readonly selected: readonly string[];
  /** Index of the active option. */
  readonly active: number;
  readonly select: Select;
  choose(index: number): void;
}

/** Returns the element id of an option. */
export function optionId(index: number): string {
  return `option-${index}`;
}

/** Renders the list that a select opens. Clicks in it must not take the focus from the select. */
export function renderOptionList(options: readonly SelectOption[], list: OptionListState): TemplateResult {
  const { select, selected } = list;
  const isMultiple = select.max_values > 1;
  const isFull = isMultiple && selected.length >= select.max_values;
  return html`<div
    id="list"
    role="listbox"
    popover="manual"
    aria-label=${select.placeholder ?? 'Options'}
    aria-multiselectable=${isMultiple ? 'true' : nothing}
    @mousedown=${keepFocus}
  >
    ${options.length === 0 ? html`<p>No options.</p>` : nothing}
    ${options.map((option, index) => {
      const isSelected = selected.includes(option.value);
      return html`<div
        id=${optionId(index)}
        role="option"
        class=${index === list.active ? 'active' : nothing}
        aria-selected=${isSelected ? 'true' : 'false'}
        aria-disabled=${isFull && !isSelected ? 'true' : nothing}
        @click=${() => {
          list.choose(index);
        }}
      >
        ${renderOption(option)} ${isMultiple ? html`<span class="box" aria-hidden="true"></span>` : nothing}
      </div>`;
    })}
  </div>`;
}

/** Renders the content of a closed select: the selected options, or the placeholder. */
export function renderSelected(
  options: readonly SelectOption[],
  selected: readonly string[],
  placeholder: string,
): TemplateResult | TemplateResult[] {
  const chosen = options.filter(({ value }) => selected.includes(value));
  if (chosen.length === 0) return html`<span class="placeholder">${placeholder}</span>`;
  return chosen.map(
    ({ emoji, label }) =>
      html`<span class=${chosen.length > 1 ? 'chip' : 'one'}>${emoji && renderEmoji(emoji)} ${label}</span>`,
  );
}

function renderOption({ emoji, label, description }: SelectOption): TemplateResult {
  return html`${emoji === undefined ? nothing : renderEmoji(emoji)}
    <span class="words"
      ><span class="label">${label}</span>${
        description === undefined ? nothing : html`<span class="description">${description}</span>`
      }</span
    >`;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}

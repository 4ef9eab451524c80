import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Select } from '../../../discord-emulator/validation/select.ts';
import { drawEmoji } from './emoji.ts';
import type { SelectOption } from './select-options.ts';

/** How a list of options stands. */
interface ListState {
  readonly selected: readonly string[];
  /** The place of the marked option. */
  readonly active: number;
  readonly select: Select;
  choose(place: number): void;
}

/** The id of an option, by its place. */
export function optionId(place: number): string {
  return `option-${place}`;
}

/** The list that a select opens. The pointer must not take the focus from the select. */
export function optionList(options: readonly SelectOption[], list: ListState): TemplateResult {
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
    ${options.length === 0 ? html`<p>Nothing to select here.</p>` : nothing}
    ${options.map((option, place) => {
      const isSelected = selected.includes(option.value);
      return html`<div
        id=${optionId(place)}
        role="option"
        class=${place === list.active ? 'active' : nothing}
        aria-selected=${isSelected ? 'true' : 'false'}
        aria-disabled=${isFull && !isSelected ? 'true' : nothing}
        @click=${() => {
          list.choose(place);
        }}
      >
        ${optionFace(option)} ${isMultiple ? html`<span class="box" aria-hidden="true"></span>` : nothing}
      </div>`;
    })}
  </div>`;
}

/** What a closed select shows: what is selected, or what it asks for. */
export function selectedFace(
  options: readonly SelectOption[],
  selected: readonly string[],
  placeholder: string,
): TemplateResult | TemplateResult[] {
  const chosen = options.filter(({ value }) => selected.includes(value));
  if (chosen.length === 0) return html`<span class="placeholder">${placeholder}</span>`;
  return chosen.map(
    ({ emoji, label }) =>
      html`<span class=${chosen.length > 1 ? 'chip' : 'one'}>${emoji && drawEmoji(emoji)} ${label}</span>`,
  );
}

function optionFace({ emoji, label, description }: SelectOption): TemplateResult {
  return html`${emoji === undefined ? nothing : drawEmoji(emoji)}
    <span class="words"
      ><span class="label">${label}</span>${
        description === undefined ? nothing : html`<span class="description">${description}</span>`
      }</span
    >`;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}

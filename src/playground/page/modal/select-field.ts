import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Select } from '../../../discord-emulator/validation/select.ts';
import type { Scene } from '../../web/protocol.ts';
import { emojiText } from '../message/emoji.ts';
import { selectOptions } from '../message/select/select-options.ts';
import type { SelectOption } from '../message/select/select-options.ts';
import { pickBounds } from './modal-values.ts';

/** Options of `selectField`. */
export interface SelectFieldOptions {
  /** Id of the element. */
  readonly id: string;
  readonly values: readonly string[];
  /** What is wrong with the value; empty if nothing is. */
  readonly problem: string;
  readonly scene: Scene;
  readonly onPick: (values: readonly string[]) => void;
}

/** Bounds of the rows that a list shows without scrolling; with one row it would look like a drop-down. */
const MIN_ROWS = 2;
const MAX_ROWS = 6;

/** Renders a select of a modal as the browser’s own: a drop-down for one option, a list for several. */
export function selectField(
  select: Select,
  { id, values, problem, scene, onPick }: SelectFieldOptions,
): TemplateResult {
  const options = selectOptions(select, scene);
  const { min_values, max_values } = pickBounds(select);
  const isMultiple = max_values > 1;
  const placeholder = select.placeholder ?? (isMultiple ? undefined : 'Make a selection');
  const onChange = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLSelectElement) onPick(pickedValues(currentTarget));
  };
  return html`<select
    id=${id}
    class="control"
    ?multiple=${isMultiple}
    size=${isMultiple ? Math.max(MIN_ROWS, Math.min(options.length, MAX_ROWS)) : nothing}
    aria-required=${select.required !== false}
    aria-invalid=${problem !== ''}
    aria-describedby="${id}-about ${id}-below"
    @change=${onChange}
    @mousedown=${isMultiple ? toggleOption : nothing}
  >
    ${
      placeholder === undefined
        ? nothing
        : html`<option
            value=""
            ?disabled=${isMultiple || min_values > 0}
            .selected=${!isMultiple && values.length === 0}
          >
            ${placeholder}
          </option>`
    }
    ${options.map(
      option =>
        html`<option value=${option.value} .selected=${values.includes(option.value)}>
          ${optionText(option)}
        </option>`,
    )}
  </select>`;
}

function pickedValues(select: HTMLSelectElement): readonly string[] {
  return [...select.selectedOptions].map(({ value }) => value).filter(value => value !== '');
}

function optionText({ emoji, label, description }: SelectOption): string {
  const name = emoji === undefined ? label : `${emojiText(emoji)} ${label}`;
  return description === undefined ? name : `${name} – ${description}`;
}

/** Lets a click add an option or take it away; by default it would replace the others, unless Ctrl is held. */
function toggleOption(event: MouseEvent): void {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLOptionElement) || !(currentTarget instanceof HTMLSelectElement)) return;
  event.preventDefault();
  currentTarget.focus();
  target.selected = !target.selected;
  currentTarget.dispatchEvent(new Event('change'));
}

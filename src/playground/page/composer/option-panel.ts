import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { completionWords } from './completion.ts';
import type { Completion } from './completion.ts';
import { END, fieldAt } from './editing.ts';
import type { Editing } from './editing.ts';
import type { FieldList } from './field-list.ts';
import { listAbove } from './list-above.ts';
import type { Suggestion } from './suggestion.ts';

/** Draws what stands above the option editor: what the option is about, what is wrong with it, the values offered for it. */
export function optionPanel(
  editing: Editing,
  completion: Completion,
  { suggestions, active }: FieldList,
  pick: (suggestion: Suggestion) => void,
): TemplateResult | typeof nothing {
  const field = fieldAt(editing);
  const option = field?.option;
  const problem = editing.problems.get(editing.at ?? '') ?? '';
  if (editing.at === null || (option === undefined && suggestions.length === 0 && problem === '')) {
    return nothing;
  }
  const words = completionWords(completion, field?.entry.text ?? '');
  return listAbove({
    id: 'values',
    label: option === undefined ? 'Options' : `Values of ${option.name}`,
    heading: html`<p class="option-heading">
      ${option === undefined ? 'Options' : html`<b>${option.name}</b>${option.description}`}
      ${problem === '' ? nothing : html`<span class="problem" role="alert">${problem}</span>`}
      ${words === '' ? nothing : html`<span class="note words" role="status">${words}</span>`}
    </p>`,
    rows: suggestions.map(
      ({ label, note }) =>
        html`<span class="label">${label}</span
          >${note === '' ? nothing : html`<span class="note">${note}</span>`}`,
    ),
    active,
    pick: index => {
      const suggestion = suggestions[index];
      if (suggestion !== undefined) pick(suggestion);
    },
  });
}

/** What is wrong with fields while the focus is in none of them. */
export function leftProblems({ at, problems }: Editing): TemplateResult | typeof nothing {
  if (at !== null || problems.size === 0) return nothing;
  const words = [...problems].map(([name, why]) => (name === END ? why : `${name}: ${why}`));
  return html`<p class="problem" role="alert">${words.join(' ')}</p>`;
}

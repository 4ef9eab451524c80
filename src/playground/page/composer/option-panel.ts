import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { completionStatus } from './completion.ts';
import type { Completion } from './completion.ts';
import { TRAILING_FIELD, focusedField } from './editor-state.ts';
import type { EditorState } from './editor-state.ts';
import type { FieldList } from './field-list.ts';
import { popupList } from './popup-list.ts';
import type { Suggestion } from './suggestion.ts';

/** Renders the panel above the option editor: the option’s description, its problem, and suggested values. */
export function optionPanel(
  state: EditorState,
  completion: Completion,
  { suggestions, active }: FieldList,
  pick: (suggestion: Suggestion) => void,
): TemplateResult | typeof nothing {
  const field = focusedField(state);
  const option = field?.option;
  const problem = state.problems.get(state.focused ?? '') ?? '';
  if (state.focused === null || (option === undefined && suggestions.length === 0 && problem === '')) {
    return nothing;
  }
  const status = completionStatus(completion, field?.entry.text ?? '');
  return popupList({
    id: 'values',
    label: option === undefined ? 'Options' : `Values of ${option.name}`,
    heading: html`<p class="option-heading">
      ${option === undefined ? 'Options' : html`<b>${option.name}</b>${option.description}`}
      ${problem === '' ? nothing : html`<span class="problem" role="alert">${problem}</span>`}
      ${status === '' ? nothing : html`<span class="note words" role="status">${status}</span>`}
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

/** Renders the problems of fields while none of the fields has the focus. */
export function unfocusedProblems({ focused, problems }: EditorState): TemplateResult | typeof nothing {
  if (focused !== null || problems.size === 0) return nothing;
  const texts = [...problems].map(([name, problem]) =>
    name === TRAILING_FIELD ? problem : `${name}: ${problem}`,
  );
  return html`<p class="problem" role="alert">${texts.join(' ')}</p>`;
}

import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { unusedOptions } from './draft.ts';
import { TRAILING_FIELD } from './editor-state.ts';
import type { EditorState } from './editor-state.ts';
import { sendField, moreOptionsField, optionField } from './option-field.ts';
import type { FieldContext } from './option-field.ts';

/**
 * Renders a command with a field for each option, and the trailing field after them.
 * @param contextOf returns the context of a field by its name
 */
export function commandFields(
  { draft, trailingText }: EditorState,
  contextOf: (name: string) => FieldContext,
): TemplateResult {
  const { path } = draft.command;
  const left = unusedOptions(draft).length;
  return html`<div class="fields" role="group" aria-label="/${path}">
    <span class="path">/${path}</span>
    ${draft.fields.map(field => optionField(field, contextOf(field.option.name)))}
    ${left === 0 ? sendField(trailingText, path, contextOf(TRAILING_FIELD)) : moreOptionsField(trailingText, left, path, contextOf(TRAILING_FIELD))}
  </div>`;
}

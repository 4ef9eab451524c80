import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { openOptions } from './draft.ts';
import { END } from './editing.ts';
import type { Editing } from './editing.ts';
import { lastPlace, moreField, optionField } from './option-field.ts';
import type { FieldLook } from './option-field.ts';

/** A command with the fields of its options, and what stands behind them. @param look how a field stands, by its name */
export function commandFields({ draft, ending }: Editing, look: (name: string) => FieldLook): TemplateResult {
  const { path } = draft.command;
  const left = openOptions(draft).length;
  return html`<div class="fields" role="group" aria-label="/${path}">
    <span class="path">/${path}</span>
    ${draft.fields.map(field => optionField(field, look(field.option.name)))}
    ${left === 0 ? lastPlace(ending, path, look(END)) : moreField(ending, left, path, look(END))}
  </div>`;
}

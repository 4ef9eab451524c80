import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FileUpload } from '../../../discord-emulator/validation/modal.ts';
import { fileEntry } from '../composer/file-entry.ts';
import type { FieldValue } from './modal-values.ts';

/** Options of `fileField`. */
export interface FileFieldOptions {
  /** Id of the element. */
  readonly id: string;
  readonly problem: string;
  /** Called with the file; with an empty text if there is none any more. */
  readonly onFile: (value: FieldValue) => void;
  /** Called if the file cannot be used. */
  readonly onProblem: (problem: string) => void;
}

/** Renders a file upload of a modal as the browser’s own field; one file can be chosen. */
export function fileField(
  field: FileUpload,
  { id, problem, onFile, onProblem }: FileFieldOptions,
): TemplateResult {
  const onChange = async ({ currentTarget }: Event): Promise<void> => {
    const file = currentTarget instanceof HTMLInputElement ? currentTarget.files?.[0] : undefined;
    const read = file === undefined ? '' : await fileEntry(file);
    if (typeof read === 'string' && read !== '') onProblem(read);
    else onFile(read);
  };
  return html`<input
    id=${id}
    class="control"
    type="file"
    aria-required=${field.required !== false}
    aria-invalid=${problem !== ''}
    aria-describedby="${id}-about ${id}-below"
    @change=${onChange}
  />`;
}

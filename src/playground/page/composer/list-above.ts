import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** A list above the message box, of which one row is active while the focus stays in the box. */
export interface ListAbove {
  /** Of the list; rows are `id-0`, `id-1`, … */
  readonly id: string;
  /** For those who do not see it. */
  readonly label: string;
  readonly heading: TemplateResult;
  readonly rows: readonly TemplateResult[];
  /** Index of the active row; -1 for none. */
  readonly active: number;
  readonly pick: (index: number) => void;
}

/** Draws the list. Pressing a row takes the focus from nothing. */
export function listAbove({ id, label, heading, rows, active, pick }: ListAbove): TemplateResult {
  return html`<div class="above" @pointerdown=${keepFocus}>
    ${heading}
    ${
      rows.length === 0
        ? nothing
        : html`<ul id=${id} role="listbox" aria-label=${label}>
            ${rows.map(
              (row, index) =>
                html`<li
                  id=${rowId(id, index)}
                  role="option"
                  aria-selected=${index === active}
                  @click=${() => {
                    pick(index);
                  }}
                >
                  ${row}
                </li>`,
            )}
          </ul>`
    }
  </div>`;
}

/** The id of a row, for `aria-activedescendant`. */
export function rowId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** Brings the active row into sight. */
export function showActiveRow(root: ParentNode): void {
  root.querySelector('li[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
}

function keepFocus(event: PointerEvent): void {
  event.preventDefault();
}

import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** A list above the message box. One row is active while the focus stays in the box. */
export interface PopupListOptions {
  /** Id of the list; its rows are `id-0`, `id-1`, … */
  readonly id: string;
  /** Accessible name. */
  readonly label: string;
  readonly heading: TemplateResult;
  readonly rows: readonly TemplateResult[];
  /** Index of the active row; -1 if there is none. */
  readonly active: number;
  readonly pick: (index: number) => void;
}

/** Renders the list. Pressing a row does not move the focus. */
export function popupList({ id, label, heading, rows, active, pick }: PopupListOptions): TemplateResult {
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

/** Returns the id of a row, for `aria-activedescendant`. */
export function rowId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** Scrolls the active row into view. */
export function showActiveRow(root: ParentNode): void {
  root.querySelector('li[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
}

function keepFocus(event: PointerEvent): void {
  event.preventDefault();
}

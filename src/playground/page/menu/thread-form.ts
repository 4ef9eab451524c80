import { css, html } from 'lit';
import type { TemplateResult } from 'lit';

/** Renders the form for a thread’s name. @param start called with the name, 1–100 characters (docs, "Start Thread from Message") */
export function threadForm(start: (name: string) => void): TemplateResult {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = form instanceof HTMLFormElement ? form.querySelector('input')?.value.trim() : undefined;
    if (name !== undefined && name !== '') start(name);
  };
  return html`<form @submit=${onSubmit}>
    <label>Thread name<input required maxlength="100" placeholder="New Thread" autocomplete="off" /></label>
    <button>Create Thread</button>
  </form>`;
}

/** Styles of the form. */
export const threadFormStyles = css`
  form {
    display: grid;
    gap: 8px;
  }
  form label {
    display: grid;
    gap: 4px;
    font-size: 13px;
  }
  form input {
    box-sizing: border-box;
    width: 100%;
    padding: 8px;
    border: 1px solid var(--border);
    border-radius: 4px;
    background: var(--bg-rail);
    color: var(--text);
    font: inherit;
  }
  form button {
    min-height: 32px;
    border-radius: 4px;
    background: var(--brand);
    color: #fff;
  }
  form button:hover {
    background: var(--brand-hover);
  }
`;

import { html, type TemplateResult } from 'lit';

function icon(path: string): TemplateResult {
  return html`<svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path
      d=${path}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`;
}

/** Line icons. They are decorative: buttons have labels. */
export const ICONS = {
  text: icon('M5 9h15M4 15h15M10 4 8 20M16 4l-2 16'),
  thread: icon('M4 6h16M4 11h9M4 16h5M14 20v-6h7v5h-5z'),
  forum: icon('M4 5h12v8H9l-4 3v-3H4zM19 9h1v8h-1v3l-4-3h-4'),
  dm: icon('M4 5h16v11h-9l-5 4v-4H4z'),
  menu: icon('M4 6h16M4 12h16M4 18h16'),
  wire: icon('M8 7l-5 5 5 5M16 7l5 5-5 5M14 4l-4 16'),
  light: icon(
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1 1M18 18l1 1M19 5l-1 1M6 18l-1 1',
  ),
  dark: icon('M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z'),
  close: icon('M6 6l12 12M18 6 6 18'),
  clock: icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 3'),
} as const;

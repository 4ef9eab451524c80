/**
 * What LaTeX or BibTeX would take for a command. Braces get names, since BibTeX counts braces even behind a backslash;
 * the signs of relation and the bar print as something else in LaTeX's oldest fonts.
 */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** Plain text as LaTeX that prints it as it stands, formulas too; letters beyond ASCII stay UTF-8. */
export function escapeLatex(text: string): string {
  return text.replace(/[\\{}$&#%_~^<>|]/g, character => ESCAPES[character] ?? character);
}

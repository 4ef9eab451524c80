/**
 * Characters with a meaning in LaTeX or BibTeX. Braces become commands, since BibTeX counts braces even after a backslash; `<`,
 * `>` and `|` print as other characters in the OT1 fonts.
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

const SPECIAL = /[\\{}$&#%_~^<>|]/;

/** Escapes plain text so that LaTeX prints it unchanged, formulas too; letters outside ASCII stay UTF-8. */
export function escapeLatex(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/[\\{}$&#%_~^<>|]/g, character => ESCAPES[character] ?? character);
}

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

const INNER_CAPITAL = /.\p{Lu}/u;

/**
 * A title whose capitals survive styles that write titles in lower case: words with a capital inside (`BERT`, `PanGu`)
 * are braced; in a title that is not in title case, so is every capitalised word but the first.
 */
export function protectTitle(title: string): string {
  const parts = title.split(/([\s\p{Pd}/:;,.?!()'"]+)/u);
  const long = parts.slice(1).filter(part => /^\p{L}{4,}/u.test(part) && !INNER_CAPITAL.test(part));
  const isTitleCase = long.filter(isCapitalised).length * 2 >= long.length;
  return parts
    .map((part, place) => {
      const isName = !isTitleCase && place > 0 && isCapitalised(part);
      const escaped = escapeLatex(part);
      return isName || INNER_CAPITAL.test(part) ? protect(escaped) : escaped;
    })
    .join('');
}

/** BibTeX takes `{\` for an accented letter and lowers the case inside: another brace keeps it from that. */
function protect(escaped: string): string {
  return escaped.startsWith('\\') ? `{{${escaped}}}` : `{${escaped}}`;
}

function isCapitalised(word: string): boolean {
  return /^\P{L}*\p{Lu}/u.test(word);
}

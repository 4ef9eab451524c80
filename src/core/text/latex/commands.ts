import { cleanText } from '../untrusted-text.ts';
import { chemicalFormula } from './chemistry.ts';
import { doubleStruck } from './fonts.ts';
import { subscript, superscript } from './scripts.ts';

/** Whether source is running text or a formula. */
export type Mode = 'text' | 'math';

/** A command with arguments, and how they are shown. */
export interface Command {
  readonly argumentCount: number;
  /** The mode of the arguments, if it differs from that of the surrounding text. */
  readonly mode?: Mode;
  /** `option` is the text in brackets before the arguments. */
  render(args: readonly string[], option: string): string;
}

const asText: Command = { argumentCount: 1, mode: 'text', render: ([content = '']) => content };
const second: Command = { argumentCount: 2, render: ([, content = '']) => content };
const fraction: Command = {
  argumentCount: 2,
  render: ([over = '', under = '']) => `${parenthesized(over)}/${parenthesized(under)}`,
};
const stacked: Command = {
  argumentCount: 2,
  render: ([over = '', base = '']) => base + superscript(over),
};
const struck: Command = { argumentCount: 1, render: ([content = '']) => doubleStruck(content) };

/** Commands whose arguments are not just shown one after the other. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...named('text textrm textnormal textup textmd mbox hbox fbox', asText),
  ...named('href textcolor colorbox texorpdfstring', second),
  ...named('frac dfrac tfrac cfrac nicefrac sfrac', fraction),
  ...named('overset stackrel', stacked),
  ...named('ce cf', { argumentCount: 1, mode: 'text', render: ([content = '']) => chemicalFormula(content) }),
  ['unicode', { argumentCount: 1, mode: 'text', render: ([content = '']) => unicodeCharacter(content) }],
  ...named('mathbb mathbbm mathds Bbb', struck),
  ['underset', { argumentCount: 2, render: ([under = '', base = '']) => base + subscript(under) }],
  ['binom', { argumentCount: 2, render: ([all = '', chosen = '']) => `C(${all}, ${chosen})` }],
  ['sqrt', { argumentCount: 1, render: ([content = ''], option) => root(option) + parenthesized(content) }],
  ['ensuremath', { argumentCount: 1, mode: 'math', render: ([content = '']) => content }],
  ['textsuperscript', { argumentCount: 1, render: ([content = '']) => superscript(content) }],
  ['textsubscript', { argumentCount: 1, render: ([content = '']) => subscript(content) }],
  ['footnote', { argumentCount: 1, render: ([content = '']) => ` (${content})` }],
  ['pmod', { argumentCount: 1, render: ([content = '']) => ` (mod ${content})` }],
  [
    'not',
    {
      argumentCount: 1,
      render: ([content = '']) => content.replace(/^.(?!\u0338)/su, '$&\u0338').normalize('NFC'),
    },
  ],
]);

/** Commands that show nothing, with their arguments: references, layout, and hints for sorting names. */
export const DROPPED_COMMANDS: ReadonlySet<string> = new Set(
  (
    'cite citep citet citealp citealt citeauthor citeyear citeyearpar citenum parencite textcite autocite nocite ' +
    'label ref eqref pageref autoref nameref cref Cref begin end vspace hspace thanks phantom hphantom vphantom color ' +
    'includegraphics pagestyle thispagestyle setlength vskip hskip noopsort SortNoop require'
  ).split(' '),
);

/** Commands that only change how the text after them looks. */
export const STYLE_COMMANDS: ReadonlySet<string> = new Set(
  (
    'mathbf mathcal mathfrak mathit mathnormal mathrm mathsf mathscr mathtt boldsymbol bm pmb operatorname ' +
    'textbf textit textsc textsf textsl texttt emph bf em it rm sc sf sl tt cal bfseries itshape scshape ttfamily ' +
    'sffamily rmfamily normalfont uline sout limits nolimits displaystyle textstyle ' +
    'scriptstyle tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge ' +
    'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr ' +
    'protect xspace noindent centering newblock nonumber notag relax'
  ).split(' '),
);

/** Commands that separate words. */
export const SPACE_COMMANDS: ReadonlySet<string> = new Set(
  'quad qquad enspace thinspace space par newline linebreak hfill medskip smallskip bigskip hline'.split(' '),
);

function named(names: string, command: Command): (readonly [string, Command])[] {
  return names.split(' ').map(name => [name, command]);
}

/** Puts a text in parentheses, unless it is unambiguous without: a number, a name, a text in parentheses. */
function parenthesized(text: string): string {
  const content = text.trim();
  return /^(?:[\p{L}\p{N}\p{M}.∞%]+|\([^()]*\)|\|[^|]*\|)$/u.test(content) ? content : `(${content})`;
}

function root(degree: string): string {
  if (degree === '3') return '∛';
  return degree === '4' ? '∜' : `${superscript(degree)}√`;
}

/** Reads MathJax's `\unicode{x2014}` and `\unicode{8212}`; characters that hide or reorder text become nothing. */
function unicodeCharacter(content: string): string {
  const [, hex, decimal] = /^\s*(?:[xX"]([\da-fA-F]{1,6})|(\d{1,7}))\s*$/.exec(content) ?? [];
  if (hex === undefined && decimal === undefined) return content;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code > 0x10ffff) return '';
  const character = String.fromCodePoint(code);
  return /\s/u.test(character) ? ' ' : cleanText(character);
}

import { MATH_ACCENTS, TEXT_ACCENTS } from '../core/text/latex/accents.ts';
import { symbolNames } from '../core/text/latex/symbols.ts';

/** Accent commands named by a letter, as in `\c{c}`, without `\h`, which needs a font encoding that few documents use. */
export const LETTER_ACCENTS: ReadonlySet<string> = new Set(
  [...TEXT_ACCENTS.keys()].filter(name => /^[A-Za-z]$/.test(name) && name !== 'h'),
);

/** Commands for letters and signs of running text. */
export const TEXT_SYMBOLS: ReadonlySet<string> = new Set([...symbolNames('text'), 'LaTeX', 'TeX']);

/** Commands that change how the text in the braces after them looks. */
export const TEXT_STYLES: ReadonlySet<string> = new Set(
  (
    'emph text textbf textit textmd textnormal textrm textsc textsf textsl texttt textup textsuperscript ' +
    'textsubscript mbox'
  ).split(' '),
);

/** Commands that belong in formulas, of LaTeX itself and the packages of the AMS. */
export const MATH_COMMANDS: ReadonlySet<string> = new Set([
  ...symbolNames('math'),
  ...MATH_ACCENTS.keys(),
  ...(
    'mathbb mathbf mathcal mathds mathfrak mathit mathnormal mathop mathrm mathscr mathsf mathtt boldsymbol bm pmb ' +
    'operatorname rm bf it sf tt cal left right big Big bigg Bigg displaystyle textstyle limits nolimits quad qquad ' +
    'frac dfrac tfrac sqrt binom pmod mod not'
  ).split(' '),
]);

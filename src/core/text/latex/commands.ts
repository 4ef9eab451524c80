import { doubleStruck } from './fonts.ts';
import { subscript, superscript } from './scripts.ts';

/** Whether a text is set as words or as a formula. */
export type Mode = 'text' | 'math';

/** A command with arguments, and what a reader sees of them. */
export interface Command {
  /** Arguments it takes. */
  readonly takes: number;
  /** How the arguments are set, if not like what stands around. */
  readonly mode?: Mode;
  /** `option` is what stands in brackets before the arguments. */
  write(args: readonly string[], option: string): string;
}

const asText: Command = { takes: 1, mode: 'text', write: ([content = '']) => content };
const second: Command = { takes: 2, write: ([, content = '']) => content };
const fraction: Command = { takes: 2, write: ([over = '', under = '']) => `${bound(over)}/${bound(under)}` };
const stacked: Command = {
  takes: 2,
  write: ([over = '', base = '']) => base + superscript(over),
};
const struck: Command = { takes: 1, write: ([content = '']) => doubleStruck(content) };

/** The commands whose arguments are shown otherwise than one after the other. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...each('text textrm textnormal textup textmd mbox hbox fbox', asText),
  ...each('href textcolor colorbox texorpdfstring', second),
  ...each('frac dfrac tfrac cfrac nicefrac sfrac', fraction),
  ...each('overset stackrel', stacked),
  ...each('mathbb mathbbm mathds Bbb', struck),
  ['underset', { takes: 2, write: ([under = '', base = '']) => base + subscript(under) }],
  ['binom', { takes: 2, write: ([all = '', chosen = '']) => `C(${all}, ${chosen})` }],
  ['sqrt', { takes: 1, write: ([content = ''], option) => root(option) + bound(content) }],
  ['ensuremath', { takes: 1, mode: 'math', write: ([content = '']) => content }],
  ['textsuperscript', { takes: 1, write: ([content = '']) => superscript(content) }],
  ['textsubscript', { takes: 1, write: ([content = '']) => subscript(content) }],
  ['footnote', { takes: 1, write: ([content = '']) => ` (${content})` }],
  ['pmod', { takes: 1, write: ([content = '']) => ` (mod ${content})` }],
  [
    'not',
    { takes: 1, write: ([content = '']) => content.replace(/^.(?!\u0338)/su, '$&\u0338').normalize('NFC') },
  ],
]);

/** Commands of which nothing is shown, nor of their arguments: references, and what only moves text about. */
export const droppedCommands: ReadonlySet<string> = new Set(
  (
    'cite citep citet citealp citealt citeauthor citeyear citeyearpar citenum parencite textcite autocite nocite ' +
    'label ref eqref pageref autoref nameref cref Cref begin end vspace hspace thanks phantom hphantom vphantom color ' +
    'includegraphics pagestyle thispagestyle setlength vskip hskip'
  ).split(' '),
);

/** Commands that only change how the text behind them looks. */
export const styleCommands: ReadonlySet<string> = new Set(
  (
    'mathbf mathcal mathfrak mathit mathnormal mathrm mathsf mathscr mathtt boldsymbol bm pmb operatorname ' +
    'textbf textit textsc textsf textsl texttt emph bf em it rm sc sf sl tt cal bfseries itshape scshape ttfamily ' +
    'sffamily rmfamily normalfont uline sout limits nolimits displaystyle textstyle ' +
    'scriptstyle tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge ' +
    'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr ' +
    'protect xspace noindent centering newblock nonumber notag relax'
  ).split(' '),
);

/** Commands that part words. */
export const spaces: ReadonlySet<string> = new Set(
  'quad qquad enspace thinspace space par newline linebreak hfill medskip smallskip bigskip hline'.split(' '),
);

function each(names: string, command: Command): (readonly [string, Command])[] {
  return names.split(' ').map(name => [name, command]);
}

/** In parentheses, unless nobody can misread it: a number, a name, something in parentheses already. */
function bound(text: string): string {
  const content = text.trim();
  return /^(?:[\p{L}\p{N}\p{M}.∞%]+|\([^()]*\)|\|[^|]*\|)$/u.test(content) ? content : `(${content})`;
}

function root(degree: string): string {
  if (degree === '3') return '∛';
  return degree === '4' ? '∜' : `${superscript(degree)}√`;
}

import { greekNames } from '../core/text/greek.ts';

function words(text: string): string[] {
  return text.split(' ');
}

const GREEK = [...new Set(greekNames.values())];

/** Accents that are letters, `\c{c}`; those that are signs, `\'e`, are known by their signs. */
export const ACCENTS: ReadonlySet<string> = new Set(words('b c d H k r t u v'));

/** Commands for letters and signs of running text. */
export const SIGNS: ReadonlySet<string> = new Set(
  words(
    'aa AA ae AE oe OE o O l L ss i j dh DH dj DJ th TH ng NG S P LaTeX TeX dots ldots textendash textemdash ' +
      'textquoteleft textquoteright textquotedblleft textquotedblright textbackslash textbraceleft textbraceright ' +
      'textasciitilde textasciicircum textless textgreater textbar textdegree textmu texttimes',
  ),
);

/** Commands that change how the text in braces behind them looks. */
export const STYLES: ReadonlySet<string> = new Set(
  words(
    'emph text textbf textit textmd textnormal textrm textsc textsf textsl texttt textup textsuperscript ' +
      'textsubscript mbox',
  ),
);

/** Commands for what stands in formulas, of LaTeX itself and the packages of the AMS. */
export const MATH: ReadonlySet<string> = new Set([
  ...GREEK,
  ...GREEK.map(name => `var${name}`),
  ...GREEK.map(name => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`),
  ...words(
    'mathbb mathbf mathcal mathds mathfrak mathit mathnormal mathop mathrm mathscr mathsf mathtt boldsymbol bm pmb ' +
      'operatorname rm bf it sf tt cal left right big Big bigg Bigg displaystyle textstyle limits nolimits ' +
      'bar hat tilde vec dot ddot check acute grave breve widehat widetilde overline underline quad qquad frac dfrac ' +
      'tfrac sqrt binom sum prod int oint lim sup inf max min arg log ln exp sin cos tan sinh cosh tanh det dim ker deg ' +
      'gcd Pr bmod pmod mod times div cdot star ast circ bullet pm mp to gets rightarrow leftarrow leftrightarrow ' +
      'Rightarrow Leftarrow Leftrightarrow longrightarrow mapsto uparrow downarrow infty approx sim simeq cong equiv ' +
      'neq ne le leq ge geq ll gg lt gt lesssim gtrsim propto prec succ preceq succeq subset subseteq supset supseteq ' +
      'in ni notin cup cap setminus emptyset varnothing oplus ominus otimes odot wedge vee land lor neg lnot forall ' +
      'exists nabla partial ell hbar imath jmath Re Im aleph langle rangle lfloor rfloor lceil rceil lvert rvert lVert ' +
      'rVert vert Vert mid parallel perp angle prime dagger ddagger ldots cdots vdots ddots dots colon backslash not ' +
      'rtimes ltimes triangle square Box Diamond top bot vdash models',
  ),
]);

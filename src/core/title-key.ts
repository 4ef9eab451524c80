import { greekNames } from './greek.ts';
import { cleanText } from './untrusted-text.ts';

const GREEK_COMMANDS: ReadonlySet<string> = new Set(greekNames.values());

// Commands that only change how their argument looks, and commands for signs that are neither letter nor digit: as
// characters (`×`, `→`) those are dropped, so as commands they are dropped too.
const SILENT_COMMANDS: ReadonlySet<string> = new Set(
  (
    'mathbb mathbf mathcal mathfrak mathit mathnormal mathrm mathsf mathscr mathtt boldsymbol bm pmb operatorname ' +
    'text textbf textit textmd textnormal textrm textsc textsf textsl texttt textup emph bf em it rm sc sf sl tt ' +
    'textsuperscript textsubscript ensuremath mbox left right big Big bigg Bigg displaystyle textstyle ' +
    'bar hat tilde vec dot ddot check acute grave breve widehat widetilde overline underline quad qquad ' +
    'times cdot star ast circ bullet pm mp to rightarrow leftarrow leftrightarrow Rightarrow Leftarrow ' +
    'Leftrightarrow longrightarrow mapsto uparrow downarrow infty infin approx sim simeq cong equiv neq ne le leq ge ' +
    'geq ll gg subset subseteq in cup cap oplus otimes odot langle rangle ldots cdots dots prime dagger ddagger'
  ).split(' '),
);

/**
 * What two spellings of one title have in common: letters and digits of any script, in lower case, without
 * diacritics, LaTeX and Greek letters spelled out. Titles are equal when their keys are; a likeness means nothing.
 * A title of signs alone is its own key, so that only a title that is empty after cleaning has an empty one.
 */
export function titleKey(title: string): string {
  const cleaned = cleanText(title);
  const key = spellOutCommands(cleaned)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    // The marks that scripts share: accents, variation selectors, enclosing signs. Marks of one script alone are
    // vowels, and a title differs by them; so it does by the two voicing marks of kana.
    .replace(/(?!\u3099|\u309A)(?=\p{M})\p{Script=Inherited}/gu, '')
    .replace(/\p{Script=Greek}/gu, letter => greekNames.get(letter) ?? letter)
    // A sign falls with the marks on it.
    .replace(/[^\p{L}\p{N}\p{M}]\p{M}*|^\p{M}+/gu, '')
    .normalize('NFC');
  return /[\p{L}\p{N}]/u.test(key) ? key : cleaned;
}

function spellOutCommands(text: string): string {
  return (
    text
      // Accents by letter, `\c{c}`; accents by sign, `\"o`, fall with all signs.
      .replace(/\\[bcdHkrtuv](?=\s*\{)/g, '')
      .replace(/\\([A-Za-z]+)/g, (_command, name: string) => {
        const plain = name.toLowerCase().replace(/^var(?=[a-z])/, '');
        if (GREEK_COMMANDS.has(plain)) return plain;
        return SILENT_COMMANDS.has(name) ? '' : name;
      })
  );
}

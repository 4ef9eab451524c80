import { extraTermsOf } from './extra-terms.ts';
import { fold } from './fold.ts';
import { hasUnspacedScript, splitUnspaced } from './unspaced-scripts.ts';

/** What the index stores of a text, and what a query looks up. */
export interface TextTokens {
  /** The words, folded, in order, with repetitions and stop words; none is stemmed. */
  readonly tokens: readonly string[];
  /**
   * Further index words, with repetitions, each in a name space by its prefix. They never replace a token.
   *
   * - `j:` two tokens as one word, if one of `- _ / +` or a Unicode hyphen is all that is between them (`pre-training` gives
   *   `j:pretraining`, `GPT-4` gives `j:gpt4`; of two numbers none is made), or if a word without digits that is no stop
   *   word and a number of one or two digits have one blank between them (`Llama 3` gives `j:llama3`).
   * - `m:` each run of two or more letters in a token that also has digits (`qwen2` gives `m:qwen`, `word2vec` gives `m:word`
   *   and `m:vec`).
   * - `d:` a number with decimal points (`d:2.5`), and again with the letters before it, bound directly, by one blank or as
   *   for `j:` (`Qwen2.5`, `Qwen 2.5` and `Qwen-2.5` give `d:qwen2.5`).
   * - `g:` a single letter with `++`, `#` or `*`, and `.net`, where letters alone say something else (`g:c++`, `g:c#`,
   *   `g:a*`).
   */
  readonly extraTerms: readonly string[];
}

/** Longer runs of letters are data, not words; only their beginning is a token. */
const MAX_TOKEN_LENGTH = 64;

/** What is between two tokens; a mark belongs to the character before it. */
const GAP = /((?:^\p{M}+|[^\p{L}\p{M}\p{N}]\p{M}*)+)/u;

/**
 * Splits a text or a query into its index words; both must use it. A token is a run of letters and digits of the folded
 * text (`don't` is two), at most 64 letters of it; scripts without blanks are split by `splitUnspaced`. Takes time
 * proportional to the length.
 */
export function readTokens(text: string): TextTokens {
  const folded = fold(text);
  // Words and gaps take turns; there is no word before a gap at the start and after one at the end.
  const pieces = folded.split(GAP);
  const isSpaced = !hasUnspacedScript(folded);
  const tokens: string[] = [];
  for (let i = 0; i < pieces.length; i += 2) {
    const piece = pieces[i] ?? '';
    if (piece === '') continue;
    if (isSpaced || !hasUnspacedScript(piece)) tokens.push(cutToken(piece));
    else for (const part of splitUnspaced(piece)) tokens.push(cutToken(part));
  }
  return { tokens, extraTerms: extraTermsOf(folded, pieces) };
}

/** Cuts a token to its greatest length, never inside a surrogate pair. */
function cutToken(token: string): string {
  if (token.length <= MAX_TOKEN_LENGTH) return token;
  const isInsidePair = (token.codePointAt(MAX_TOKEN_LENGTH - 1) ?? 0) > 0xffff;
  return token.slice(0, isInsidePair ? MAX_TOKEN_LENGTH - 1 : MAX_TOKEN_LENGTH);
}

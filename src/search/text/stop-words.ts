/**
 * Words that say nothing about a paper's subject: 177 English function words and the halves of their contractions, as
 * `tokens.ts` splits them (`don't` is `don`, `t`). The stem vectors were trained without exactly these words, so a change
 * here needs new vectors.
 */
const LIST = `
a about above after again against all also am among an and any are aren as at be because been before being
below between both but by can cannot could couldn d did didn do does doesn doing don down during each either
else etc ever few for from further had hadn has hasn have haven having he hence her here hers herself him
himself his how however i if in into is isn it its itself just ll m may me might more most must my myself nor
not o of off on once one only or other ought our ours ourselves out over own per re s same shall shan she
should shouldn since so some such t than that the their theirs them themselves then there thereby therefore
these they this those though through thus to too under until up upon us ve very via was wasn we were weren
what when where whereas which while who whom whose why will with within without won would wouldn y yet you
your yours yourself yourselves`;

/** The stop words, folded. */
export const STOP_WORDS: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/));

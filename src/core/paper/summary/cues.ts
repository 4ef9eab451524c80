/** The score of a sentence by its words. */
export interface SentenceScore {
  /** As the sentence that states what was done. */
  readonly work: number;
  /** As the sentence that states the result. */
  readonly result: number;
}

interface Cue extends Partial<SentenceScore> {
  readonly pattern: RegExp;
}

const MAKES =
  '(?:propos|introduc|present|develop|design|devis|creat|construct|releas|contribut|formulat|describ|unveil|build|built)';
const STUDIES =
  '(?:stud|investigat|explor|examin|analy[sz]|evaluat|review|survey|revisit|compar|benchmark|address|tackl|aim|focus|seek|conduct|provid|offer|consider|extend|adapt|apply|train)';
const SHOWS = '(?:show|demonstrat|find|found|prov|observ|reveal|discover|establish|argu|identif|uncover)';
const PAPER = '(?:paper|work|article|study|survey|report|review|thesis|tutorial|position)';

/** The weights were tuned on the half of the starter corpus that `npm run bench` does not use to judge summaries. */
const CUES: readonly Cue[] = [
  {
    pattern: new RegExp(`\\b(?:we|this ${PAPER}|our (?:${PAPER}|team))\\b[^.;]{0,40}?\\b${MAKES}`, 'iu'),
    work: 3,
  },
  { pattern: new RegExp(`\\b(?:we|this ${PAPER})\\b[^.;]{0,30}?\\b${STUDIES}`, 'iu'), work: 1.5 },
  {
    pattern: new RegExp(`\\b(?:we|this ${PAPER}|results|experiments)\\b[^.;]{0,40}?\\b${SHOWS}`, 'iu'),
    work: 0.5,
    result: 1,
  },
  { pattern: new RegExp(`\\b(?:in|through) this ${PAPER}\\b`, 'iu'), work: 1 },
  { pattern: /\b(?:named|called|termed|dubbed|namely)\b|\bnovel\b|\bnew\b|\bfirst\b/iu, work: 0.5 },
  {
    pattern:
      /\b(?:key|core|main|central) (?:idea|insight|contribution)\b|\bour (?:method|approach|framework|model)\b/iu,
    work: 0.7,
  },
  { pattern: /\b(?:achiev|attain|reach|obtain|yield|deliver|gain)/iu, result: 1 },
  { pattern: /\b(?:outperform|surpass|exceed|beat|better than|superior)/iu, result: 1.2 },
  { pattern: /\b(?:improv|increas|boost|accelerat|speed|faster|enhanc)/iu, result: 0.7 },
  { pattern: /\b(?:reduc|decreas|sav|lower|fewer|smaller|less|only)\b|\b(?:reduc|decreas)/iu, result: 0.7 },
  { pattern: /\bstate[- ]of[- ]the[- ]art\b|\bSOTA\b/iu, result: 0.6 },
  {
    pattern:
      /\b(?:comparable|competitive|on par|match|without|while (?:maintain|preserv|retain|us|requir))/iu,
    result: 0.5,
  },
  { pattern: /\b(?:experiment|empirical|extensive|evaluat|result)/iu, result: 0.5 },
  {
    pattern:
      /\d[\d.,]{0,12}\s?(?:%|×|x\b|times\b|points?\b|percent|[KMGT]?B\b|hours?\b|days?\b|GPUs?\b|ms\b|F1|BLEU|mAP|FPS|TFLOP)/u,
    result: 2,
  },
  { pattern: /(?:^|[\s(~≈∼<>])\d/u, result: 0.7 },
  {
    pattern:
      /\b(?:recent(?:ly)?|in recent years|has attracted|have (?:shown|become|emerged|achieved)|has (?:become|emerged)|traditional|conventional|widely|typically)\b/iu,
    work: -1.5,
    result: -1.5,
  },
  {
    pattern:
      /\b(?:however|existing|previous|prior|despite|suffer|remain|challeng|limited|bottleneck|difficult)/iu,
    work: -0.5,
    result: -0.5,
  },
  { pattern: /^(?:however|despite|although|but|while)\b/iu, work: -1, result: -0.5 },
  {
    pattern: /^(?:In addition|Additionally|Moreover|Furthermore|Further|Finally|Besides|Also|We also)\b/u,
    work: -1,
    result: -1,
  },
  { pattern: /\?["'”’)\]]*$/u, work: -3, result: -3 },
  {
    pattern:
      /\b(?:code|models?|data(?:sets?)?|weights|demo|project|checkpoints?|implementation)\b.{0,60}\b(?:available|released?|open[- ]sourced?|found at|github)|https?:\/\//iu,
    work: -4,
    result: -4,
  },
];

/** Scores a sentence by its words, regardless of its position. */
export function scoreSentence(sentence: string): SentenceScore {
  const matches = CUES.filter(({ pattern }) => pattern.test(sentence));
  const total = (of: keyof SentenceScore) => matches.reduce((sum, cue) => sum + (cue[of] ?? 0), 0);
  return { work: total('work'), result: total('result') };
}

/** Returns true if a sentence begins with a word that refers to the previous one. */
export function dependsOnPrevious(sentence: string): boolean {
  return (
    /^(?:It|They|These|Those|Such|Its|Their|Both|He|She|The (?:former|latter|resulting|same))\b/u.test(
      sentence,
    ) || new RegExp(`^This(?! (?:${PAPER}|research)\\b)`, 'u').test(sentence)
  );
}

import { readableText } from '../text/latex/readable-text.ts';
import { cleanText } from '../text/untrusted-text.ts';
import type { Paper } from '../paper/paper.ts';
import { scoreSentence } from '../paper/summary/cues.ts';
import { sentencesOf } from '../paper/summary/sentences.ts';

/** What a discussion of a paper can start from. */
export type DiscussionAspect = 'claim' | 'method' | 'evidence' | 'limits';

/** A start for a discussion: a sentence of the paper, or a question if no sentence of it is about that. */
export interface DiscussionPrompt {
  readonly aspect: DiscussionAspect;
  /** Plain text of the paper; untrusted. */
  readonly sentence?: string;
  readonly question: string;
}

const QUESTIONS: Readonly<Record<DiscussionAspect, string>> = {
  claim: 'What does the paper claim, and is it new?',
  method: 'How does it work, and which part matters most?',
  evidence: 'Which result convinces you, and which one does not?',
  limits: 'Where would it fail, and what is missing?',
};

const METHOD =
  /\b(?:method|approach|framework|architecture|algorithm|pipeline|module|mechanism|objective|loss|encoder|decoder)\b|\b(?:by (?:\w+ ){0,2}\w+ing|consists? of|based on|builds? on|combin\w+|leverag\w+|uses?|using|train(?:s|ed)? on)\b/giu;

const LIMITS =
  /\b(?:limitations?|limited to|fails?|failures?|future work|trade-?offs?|at the cost of|not (?:yet|always)|cannot|only (?:when|if|for|on)|still (?:lags?|struggles?|falls?|remains?|far)|remains? (?:open|unclear|challenging|difficult)|we (?:assume|leave))\b/giu;

/** How much a sentence is about each aspect; 0 for one that is not. */
const SCORES: Readonly<Record<DiscussionAspect, (sentence: string) => number>> = {
  claim: sentence => scoreSentence(sentence).work,
  method: sentence => matches(sentence, METHOD),
  evidence: sentence => scoreSentence(sentence).result,
  limits: sentence => matches(sentence, LIMITS),
};

/** In this order the aspects choose sentences: those with the rarest cues first. */
const CHOOSING: readonly DiscussionAspect[] = ['limits', 'claim', 'evidence', 'method'];
const SHOWN: readonly DiscussionAspect[] = ['claim', 'method', 'evidence', 'limits'];

/** A sentence needs this score to be shown for an aspect. */
const MIN_SCORE = 1;

/** Sentences that are read at most: an abstract has fewer. */
const MAX_SENTENCES = 60;

/** Returns what a discussion can start from: sentences of the abstract, else the summary, each for one aspect, or questions. */
export function discussionPrompts({ abstract, tldr }: Pick<Paper, 'abstract' | 'tldr'>): DiscussionPrompt[] {
  const sentences = sentencesOf(readableText(cleanText(abstract ?? tldr ?? ''))).slice(0, MAX_SENTENCES);
  const left = new Set(sentences.keys());
  const chosen = new Map<DiscussionAspect, string>();
  for (const aspect of CHOOSING) {
    let best: { readonly at: number; readonly score: number } | undefined;
    for (const at of left) {
      const score = SCORES[aspect](sentences[at] ?? '');
      if (score >= MIN_SCORE && score > (best?.score ?? 0)) best = { at, score };
    }
    if (!best) continue;
    left.delete(best.at);
    chosen.set(aspect, sentences[best.at] ?? '');
  }
  return SHOWN.map(aspect => {
    const sentence = chosen.get(aspect);
    return { aspect, question: QUESTIONS[aspect], ...(sentence === undefined ? {} : { sentence }) };
  });
}

function matches(sentence: string, cues: RegExp): number {
  return [...sentence.matchAll(cues)].length;
}

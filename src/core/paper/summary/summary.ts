import { readableText } from '../../text/latex/readable-text.ts';
import type { Paper } from '../paper.ts';
import { cleanText } from '../../text/untrusted-text.ts';
import { selectSentences } from './select-sentences.ts';
import { sentencesOf } from './sentences.ts';

/** The few sentences that tell what a paper is about, as plain text. */
export interface Summary {
  readonly text: string;
  /** `abstract`: its sentences as they stand there, with `…` where some were passed over. */
  readonly from: 'source' | 'abstract';
}

/** The source's own summary, else the sentences of the abstract that tell what was done and what came of it. */
export function summaryOf({ tldr, abstract }: Pick<Paper, 'tldr' | 'abstract'>): Summary | undefined {
  const told = readable(tldr);
  if (told !== '') return { text: told, from: 'source' };
  const sentences = sentencesOf(readable(abstract));
  const text = selectSentences(sentences)
    .map((at, place, places) => {
      const passedOver = place > 0 && places[place - 1] !== at - 1;
      return `${passedOver ? '… ' : ''}${sentences[at] ?? ''}`;
    })
    .join(' ');
  return text === '' ? undefined : { text, from: 'abstract' };
}

function readable(text: string | null): string {
  return readableText(cleanText(text ?? ''));
}

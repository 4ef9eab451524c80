import { readableText } from '../../text/latex/readable-text.ts';
import type { Paper } from '../paper.ts';
import { cleanText } from '../../text/untrusted-text.ts';
import { selectSentences } from './select-sentences.ts';
import { sentencesOf } from './sentences.ts';

/** A few sentences about a paper, as plain text. */
export interface Summary {
  readonly text: string;
  /** `abstract`: sentences of it, with `…` for those left out between them. */
  readonly from: 'source' | 'abstract';
}

/** Returns the source's summary, else the sentences of the abstract that state what was done and with what result. */
export function summaryOf({ tldr, abstract }: Pick<Paper, 'tldr' | 'abstract'>): Summary | undefined {
  const summary = readable(tldr);
  if (summary !== '') return { text: summary, from: 'source' };
  const sentences = sentencesOf(readable(abstract));
  const text = selectSentences(sentences)
    .map((at, i, selected) => {
      const hasGap = i > 0 && selected[i - 1] !== at - 1;
      return `${hasGap ? '… ' : ''}${sentences[at] ?? ''}`;
    })
    .join(' ');
  return text === '' ? undefined : { text, from: 'abstract' };
}

function readable(text: string | null): string {
  return readableText(cleanText(text ?? ''));
}

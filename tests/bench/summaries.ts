import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stemmer } from 'stemmer';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
import { sentencesOf } from '../../src/core/paper/summary/sentences.ts';
import { summaryOf } from '../../src/core/paper/summary/summary.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { cleanText } from '../../src/core/text/untrusted-text.ts';
import { STOP_WORDS } from '../../src/search/text/stop-words.ts';
import { readTokens } from '../../src/search/text/tokens.ts';
import { readPapers } from '../../src/sources/file/read-file.ts';
import { starterPapers } from './starter.ts';

/** Abstracts belong to their authors: saved pages are read from beside the repository, if they are there. */
const PAGES_FOLDER = join(process.cwd(), '../shared/seeds');

/** A number, or a word that states a result. */
const RESULT =
  /\d|achiev|outperform|surpass|exceed|state[- ]of[- ]the[- ]art|improv|reduc|faster|better than|on par|comparable/i;

interface JudgedPaper {
  readonly abstract: string;
  /** A summary written by a person: the TL;DR of the starter corpus. */
  readonly reference: string;
}

/** Compares selected sentences with the first two sentences of abstracts, by their overlap with a written summary. */
export async function benchSummaries(): Promise<void> {
  if (!existsSync(PAGES_FOLDER)) {
    console.log(`summaries: not measured, there are no saved pages in ${PAGES_FOLDER}`);
    return;
  }
  const judged = await judgedPapers();
  // The cues were tuned on the other half.
  const unseen = judged.filter((_, at) => at % 2 === 1);
  const first = measure(unseen, abstract => sentencesOf(abstract).slice(0, 2).join(' '));
  const chosen = measure(unseen, abstract => summaryOf({ tldr: null, abstract })?.text ?? '');
  console.log(
    `summaries from abstracts, content words against a written one, ${unseen.length} papers not used for tuning:`,
  );
  console.log(`  first two sentences: ${format(first)}`);
  console.log(`  sentences by cues:   ${format(chosen)}`);
  console.log(
    `  ratio of F1 ${(chosen.f1 / first.f1).toFixed(2)}, of summaries that state a result ${(chosen.result / first.result).toFixed(2)}`,
  );
}

async function judgedPapers(): Promise<JudgedPaper[]> {
  const abstracts = new Map<string, string>();
  for (const name of readdirSync(PAGES_FOLDER).toSorted()) {
    for await (const record of readPapers(join(PAGES_FOLDER, name))) {
      if (!('fields' in record) || record.fields.abstract === null) continue;
      abstracts.set(titleKey(record.fields.title), readableText(cleanText(record.fields.abstract)));
    }
  }
  return starterPapers.flatMap(({ title, tldr }) => {
    const abstract = abstracts.get(titleKey(title));
    return abstract === undefined ? [] : [{ abstract, reference: tldr }];
  });
}

interface Measured {
  readonly recall: number;
  readonly precision: number;
  readonly f1: number;
  /** Share of the summaries that state a result. */
  readonly result: number;
  /** UTF-16 code units, on average. */
  readonly length: number;
}

function measure(papers: readonly JudgedPaper[], summarise: (abstract: string) => string): Measured {
  const all = papers.map(({ abstract, reference }) => {
    const summary = summarise(abstract);
    const selected = contentWords(summary);
    const expected = contentWords(reference);
    const both = [...selected].filter(word => expected.has(word)).length;
    return {
      recall: both / expected.size,
      precision: both / Math.max(1, selected.size),
      f1: (2 * both) / (selected.size + expected.size),
      result: RESULT.test(summary) ? 1 : 0,
      length: summary.length,
    };
  });
  const mean = (of: keyof Measured) => all.reduce((sum, each) => sum + each[of], 0) / all.length;
  return {
    recall: mean('recall'),
    precision: mean('precision'),
    f1: mean('f1'),
    result: mean('result'),
    length: mean('length'),
  };
}

function contentWords(text: string): Set<string> {
  return new Set(
    readTokens(text)
      .tokens.filter(word => !STOP_WORDS.has(word))
      .map(word => stemmer(word)),
  );
}

function format({ recall, precision, f1, result, length }: Measured): string {
  return (
    `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}, F1 ${f1.toFixed(3)}, ` +
    `${(100 * result).toFixed(0)} % state a result, ${length.toFixed(0)} characters`
  );
}

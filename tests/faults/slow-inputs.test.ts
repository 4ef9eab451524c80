import { describe, expect, it } from 'vitest';
import { plainMarkdown } from '../../src/playground/console/plain-markdown.ts';
import { parseMarkdown } from '../../src/playground/page/markdown/parse.ts';
import { parseJson } from '../../src/discord-emulator/http/json-text.ts';
import { findArxivIds, parseArxivId } from '../../src/core/paper/arxiv-id.ts';
import { parseCategory } from '../../src/core/paper/category.ts';
import { firstDoi } from '../../src/core/paper/doi.ts';
import { isGenericTitle } from '../../src/core/paper/generic-title.ts';
import { parseName } from '../../src/core/paper/person-name.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { saysWithdrawn } from '../../src/core/paper/withdrawn.ts';
import { readableText } from '../../src/core/text/latex/readable-text.ts';
import { cleanText } from '../../src/core/text/untrusted-text.ts';
import { readTokens } from '../../src/search/text/tokens.ts';
import { splitCreators } from '../../src/sources/arxiv/creators.ts';
import { readQueryPage } from '../../src/sources/arxiv/query-page.ts';
import { parseBibtex } from '../../src/sources/bibtex/bibtex.ts';
import { detectFormat } from '../../src/sources/file/detect-format.ts';
import { parsePaperRecord } from '../../src/sources/file/paper-record.ts';
import { paperToFields } from '../../src/sources/huggingface/to-fields.ts';
import { nextPage } from '../../src/sources/huggingface/next-link.ts';
import { parseSavedPage } from '../../src/sources/saved-page/saved-page.ts';
import { SourceError } from '../../src/sources/source-error.ts';
import { PIECES } from './adversarial-inputs.ts';

const SIZES = [16, 64, 256].map(kilobytes => kilobytes * 1024);

/** The largest exponent of growth: 1 is linear, 2 quadratic. */
const MAX_SLOPE = 1.4;

/** Below this a measurement says more about the machine than about the reader, ms. */
const NEGLIGIBLE_MS = 250;

/** A reader that takes longer for 16 kB is not linear, and larger inputs would take hours, ms. */
const MAX_SMALL_MS = 5_000;

const entry = (name: string, text: string): string => `@misc{a, title={T}, ${name}={${text}}}`;

const NO_NAMES = { findChannel: () => undefined, findUser: () => undefined, guilds: () => [] };

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  cleanText,
  readableText,
  titleKey,
  readTokens,
  parseName,
  parseArxivId,
  findArxivIds,
  parseCategory,
  firstDoi,
  isGenericTitle,
  'a withdrawal in an abstract': text => saysWithdrawn({ abstract: text, comment: text }),
  'a chemical formula': text => readableText(`\\ce{${text}}`),
  splitCreators,
  'detectFormat of a text': text => detectFormat(text, 'file'),
  'a .bib file': text => [...parseBibtex(text)],
  'a title in a .bib file': text => [...parseBibtex(`@misc{a, title={${text}}}`)],
  '@strings of a .bib file': text => [
    ...parseBibtex(`@string{s={x}} @string{t=s#${text}#s} @misc{a, title=t}`),
  ],
  'names in a .bib file': text => [...parseBibtex(entry('author', text))],
  'a link in a .bib file': text => [...parseBibtex(entry('url', text))],
  'a note in a .bib file': text => [...parseBibtex(entry('note', `arxiv ${text}`))],
  'a date in a .bib file': text => [...parseBibtex(entry('date', text))],
  'keywords in a .bib file': text => [...parseBibtex(entry('keywords', text))],
  'an abstract in a .bib file': text => [...parseBibtex(entry('abstract', text))],
  'a saved page': text => parseSavedPage(text, { capturedYear: 2026 }),
  'a JSON record': text =>
    parsePaperRecord({
      title: 'T',
      abstract: text,
      authors: text,
      url: text,
      categories: [text],
      keywords: [text],
    }),
  'an arXiv page': text => {
    try {
      return readQueryPage(`<feed><entry><title>${text}</title></entry></feed>`, 'arXiv');
    } catch (error) {
      if (error instanceof SourceError) return error;
      throw error;
    }
  },
  'a paper of Hugging Face': text =>
    paperToFields({
      id: '2312.00001',
      title: 'T',
      summary: text,
      authors: [{ name: text, hidden: false }],
      publishedAt: text,
      submittedOnDailyAt: text,
      upvotes: 1,
      githubRepo: text,
      ai_summary: text,
      ai_keywords: [text],
      organization: { name: text, fullname: text },
    }),
  'a message in the console of the playground': text => plainMarkdown(text, NO_NAMES),
  'the body of a request to the emulator': text => {
    try {
      return parseJson(text);
    } catch (error) {
      if (error instanceof SyntaxError) return error;
      throw error;
    }
  },
  'a Link header': text => nextPage(text, new URL('https://example.org/')),
};

function measure(read: (text: string) => unknown, text: string): number {
  const startedAt = performance.now();
  read(text);
  return performance.now() - startedAt;
}

/** Returns the exponent of growth over the last two sizes: the smaller of two runs, so that a pause does not count. */
function slopeOf(read: (text: string) => unknown, piece: string): number {
  const textOf = (size: number) => piece.repeat(size / piece.length);
  const [small = 0, middle = 0, large = 0] = SIZES;
  if (measure(read, textOf(small)) > MAX_SMALL_MS) return Number.POSITIVE_INFINITY;
  const slope = (): number => {
    const before = measure(read, textOf(middle));
    // A quadratic reader would take sixteen times as long for the largest input.
    if (before > MAX_SMALL_MS) return Number.POSITIVE_INFINITY;
    const after = measure(read, textOf(large));
    return after < NEGLIGIBLE_MS ? 0 : Math.log(after / before) / Math.log(large / middle);
  };
  const first = slope();
  return first <= MAX_SLOPE ? first : Math.min(first, slope(), slope());
}

describe.each(Object.entries(READERS))('%s', (_name, read) => {
  it('takes time proportional to the length, whatever is repeated', () => {
    const slow = PIECES.map(piece => [piece, slopeOf(read, piece)] as const)
      .filter(([, slope]) => slope > MAX_SLOPE)
      .map(([piece, slope]) => `${JSON.stringify(piece)}: ${slope.toFixed(2)}`);
    expect(slow).toEqual([]);
  });
});

/** Discord allows no longer text in a message. */
const MAX_MESSAGE_LENGTH = 4_000;

it.each([...PIECES, '[](', '[[]'])('the page shows the longest message of %j within a second', piece => {
  const text = piece.repeat(MAX_MESSAGE_LENGTH / piece.length);
  expect(Math.min(measure(parseMarkdown, text), measure(parseMarkdown, text))).toBeLessThan(1_000);
});

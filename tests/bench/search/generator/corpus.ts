import { emptyPaper, type Paper } from '../../../../src/core/paper/paper.ts';
import { ABSTRACT_LENGTHS, AUTHOR_COUNTS, drawLength, KEYWORD_COUNTS, SUMMARY_LENGTHS } from './lengths.ts';
import { drawAuthor, drawOrganization } from './people.ts';
import { at, createRandom, type Random } from './random.ts';
import { readStemVectors } from './stem-vectors.ts';
import { drawSubject, type Subject } from './subject.ts';
import { writeText } from './text.ts';
import { writeNearDuplicate, writeTitle, type TitleParts } from './title.ts';
import { createTopics } from './topics.ts';
import { createWordForms } from './word-forms.ts';

/** Made-up papers: each depends on the seed and its place alone, so that none needs to be kept. */
export interface GeneratedCorpus {
  /** The paper at a place: always the same; its id is the place plus 1. */
  paperAt(place: number): Paper;
  /** The number of the main topic of the paper at a place. No word of the paper names it. */
  topicNumberAt(place: number): number;
  papers(count: number): Generator<Paper>;
}

const NEAR_DUPLICATE_SHARE = 0.03;
const WITHOUT_ABSTRACT_SHARE = 0.03;
const SUMMARY_SHARE = 0.15;
const KEYWORDS_SHARE = 0.3;
const ORGANIZATION_SHARE = 0.3;
const VOTED_SHARE = 0.3;
/** Since then arXiv's numbers have five digits. */
const FIRST_YEAR = 2015;
const YEARS = 11;

/** Creates the corpus of a seed. Its topics take two seconds in all, a paper some 0.2 ms. */
export function createCorpus(seed: number): GeneratedCorpus {
  const stemVectors = readStemVectors();
  const forms = createWordForms(stemVectors.stems);
  const topicAt = createTopics(seed, stemVectors, forms);

  /** The title and subject of a paper, before near duplicates. */
  function draft(place: number): { subject: Subject; parts: TitleParts } {
    const random = createRandom(seed, place, 1);
    const subject = drawSubject(topicAt, random, forms);
    return { subject, parts: writeTitle(subject, random) };
  }

  /** The drafts of a paper: its own, and the one that its text is about, which is that of another paper for a near duplicate. */
  function drafts(place: number, random: Random) {
    const own = draft(place);
    const isNearDuplicate = place > 0 && random.chance(NEAR_DUPLICATE_SHARE);
    return { own, isNearDuplicate, model: isNearDuplicate ? draft(random.below(place)) : own };
  }

  function paperAt(place: number): Paper {
    const random = createRandom(seed, place, 2);
    const { own, isNearDuplicate, model } = drafts(place, random);
    const { title, head } = isNearDuplicate ? writeNearDuplicate(model.parts, own.parts, random) : own.parts;
    const write = (length: number): string =>
      writeText(model.subject, { length, name: head }, random, forms, stemVectors.stems.length);
    const hasAbstract = !random.chance(WITHOUT_ABSTRACT_SHARE);
    return {
      ...emptyPaper(title),
      ...drawCredits(own.subject, random),
      ...drawDates(place, random),
      id: place + 1,
      rev: place + 1,
      externalId: `made-up-${seed}-${place}`,
      abstract: hasAbstract ? write(drawLength(ABSTRACT_LENGTHS, random)) : null,
      tldr: !hasAbstract || random.chance(SUMMARY_SHARE) ? write(drawLength(SUMMARY_LENGTHS, random)) : null,
      keywords: random.chance(KEYWORDS_SHARE) ? keywordsOf(model.subject, random) : [],
    };
  }

  return {
    paperAt,
    topicNumberAt: place => at(drafts(place, createRandom(seed, place, 2)).model.subject.topics, 0).number,
    *papers(count) {
      for (let place = 0; place < count; place += 1) yield paperAt(place);
    },
  };
}

function keywordsOf({ phrases }: Subject, random: Random): string[] {
  const count = drawLength(KEYWORD_COUNTS, random);
  return [...new Set(phrases.map(({ words }) => words.join(' ')))].slice(0, count);
}

function drawCredits(
  { topics }: Subject,
  random: Random,
): Pick<Paper, 'authors' | 'authorCount' | 'organization' | 'categories'> {
  const { number } = at(topics, 0);
  const drawn = Array.from({ length: drawLength(AUTHOR_COUNTS, random) }, () => drawAuthor(number, random));
  const authors = [...new Set(drawn)];
  return {
    authors,
    authorCount: authors.length,
    organization: random.chance(ORGANIZATION_SHARE) ? drawOrganization(random) : null,
    categories: [...new Set(topics.map(({ category }) => category))],
  };
}

/** Newer years have more papers, and the last places of a corpus are not the newest ones. */
function drawDates(
  place: number,
  random: Random,
): Pick<Paper, 'publishedAt' | 'upvotes' | 'comments' | 'listedOn' | 'arxivId'> {
  const year = FIRST_YEAR + Math.floor(YEARS * Math.sqrt(random.next()));
  const month = String(1 + random.below(12)).padStart(2, '0');
  const day = `${year}-${month}-${String(1 + random.below(28)).padStart(2, '0')}`;
  const isVoted = random.chance(VOTED_SHARE);
  return {
    publishedAt: random.chance(0.1) ? `${year}-${month}` : day,
    arxivId: `${String(year).slice(2)}${month}.${String((place % 99_999) + 1).padStart(5, '0')}`,
    upvotes: isVoted ? random.zipf(400) : null,
    comments: isVoted ? random.zipf(40) : null,
    listedOn: isVoted ? [day] : [],
  };
}

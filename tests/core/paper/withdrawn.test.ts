import { expect, it } from 'vitest';
import { saysWithdrawn } from '../../../src/core/paper/withdrawn.ts';

it.each([
  'This paper has been withdrawn by the author due to an error in Lemma 2.',
  'This paper has been withdrawn.',
  'This manuscript is temporarily withdrawn, since a lamp broke.',
  'The article was retracted by the authors.',
  'We count lamps. We found an error in the counts. The authors have withdrawn this paper.',
  'We withdraw this submission: the lamps were off.',
  'Withdrawn by the authors.',
  '[Withdrawn]',
  'Withdrawn: the lamps were off.',
  'Withdrawn -- an error in Lemma 2.',
  'Retracted in favour of a later paper.',
  'Withdrawn from arXiv, since a lamp broke.',
  'Paper withdrawn due to a wrong sign.',
  'This arXiv submission has been withdrawn by arXiv administrators.',
])('an abstract says that its paper has been withdrawn: %s', abstract => {
  expect(saysWithdrawn({ abstract })).toBe(true);
  expect(saysWithdrawn({ abstract: null, comment: abstract })).toBe(true);
});

it.each(['12 pages, 3 figures. Withdrawn by the author', '4 pages; withdrawn because Lemma 2 is wrong'])(
  'a comment says it after other notes: %s',
  comment => {
    expect(saysWithdrawn({ abstract: 'We count lamps.', comment })).toBe(true);
  },
);

it.each([
  'We study why papers have been withdrawn from arXiv, and which of them are cited after that.',
  'A model of withdrawn lamps.',
  'Withdrawn drugs are studied in this work.',
  'Retracted publications in medicine are counted.',
  'Withdrawn lamps, and lamps in use, differ.',
  'Retracted articles are cited for years. We count them.',
  'The lamp was withdrawn from the market.',
  'Water is withdrawn by the pump; this paper has been written about it.',
  'The proposal has been withdrawn.',
  'We read why the authors retracted the paper of 1999, and how the paper was withdrawn.',
])('an abstract is about something else: %s', abstract => {
  expect(saysWithdrawn({ abstract })).toBe(false);
});

it('a paper without abstract and comment says nothing', () => {
  expect(saysWithdrawn({ abstract: null })).toBe(false);
});

import { expect, it } from 'vitest';
import { doiUrl, parseDoi } from '../../../src/core/paper/doi.ts';

const OLD_DOI = '10.1002/(sici)1097<1::aid-lamp1>3.0.co;2-#';

it.each([
  OLD_DOI.toUpperCase(),
  'https://doi.org/10.1002/(SICI)1097%3C1::AID-LAMP1%3E3.0.CO;2-%23',
  'doi:10.1002/%28SICI%291097%3C1::AID-LAMP1%3E3.0.CO;2-%23',
  doiUrl(OLD_DOI),
])('reads a DOI with signs that addresses encode: %s', text => {
  expect(parseDoi(text)).toBe(OLD_DOI);
});

it.each([
  ['10.21/2V9FYC24', '10.21/2v9fyc24'],
  ['https://doi.org/10.99/psy.7', '10.99/psy.7'],
  ['doi:10.123456789.12/x', '10.123456789.12/x'],
])('reads %s, whose registrant has another number of digits than four or five', (text, doi) => {
  expect(parseDoi(text)).toBe(doi);
});

it.each(['10.1/x', '10.1234567890/x', '10.x/y', '11.1000/x'])('takes %s for no DOI', text => {
  expect(parseDoi(text)).toBeUndefined();
});

it.each(['10.1000/%2F', '10.1000%2F'])('takes %s for no DOI, since nothing is behind the slash', text => {
  expect(parseDoi(text)).toBeUndefined();
});

it('encodes in an address what would end its path', () => {
  expect(new URL(doiUrl('10.1000/a#b?c')).pathname).toBe('/10.1000/a%23b%3Fc');
});

it.each(['10.1000/a#b?c', '10.1000/a%25b', '10.1000/%%2525', '10.1000/a%41%zz%', OLD_DOI])(
  'reads %s back as it is, also from its address',
  doi => {
    expect(parseDoi(doi)).toBe(doi);
    expect(parseDoi(doiUrl(doi))).toBe(doi);
  },
);

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { americanSpelling } from '../../../src/search/text/british-spelling.ts';
import { stemOf } from '../../../src/search/text/stem.ts';
import { STOP_WORDS } from '../../../src/search/text/stop-words.ts';
import { growth, MAX_GROWTH } from '../../support/growth.ts';

/** Words with one stem. */
const FAMILIES = [
  'network networks',
  'train trained training trains',
  'generalise generalised generalising generalisation generalize generalization',
  'optimiser optimisers optimizer',
  'tokenisation tokenization tokenise',
  'analyse analysed analysing analyze analyzed analyzing analyser',
  'analysis analyses',
  'behaviour behaviours behavioural behavior behavioral',
  'colourful colorful',
  'neighbourhood neighborhoods',
  'favourite favorite',
  'labelled labeled labelling labeling label',
  'modelling modeling modeller model',
  'signalling signaling',
  'fuelled fueled',
  'skilful skillful',
  'fulfil fulfill',
  'centre center centres centred centered',
  'kilometre kilometers',
  'fibre fiber',
  'dialogue dialog dialogues',
  'catalogue catalogued cataloging',
  'analogue analog',
  'defence defense',
  'licence license',
  'practise practising practice',
  'programme program programmes',
  'artefact artifacts',
  'grey gray',
  'ageing aging',
  'haemoglobin hemoglobin',
  'leukaemia leukemia',
  'paediatric pediatric',
  'oestrogen estrogen',
  'foetal fetal',
  'anaesthesia anesthesia',
  'archaeology archeology',
  'manoeuvre manoeuvres manoeuvred manoeuvring maneuver maneuvering',
  'focussed focused',
  'matrix matrices',
  'index indices indexes',
  'vertex vertices',
  'hypothesis hypotheses',
  'criterion criteria',
  'phenomenon phenomena',
  'spectrum spectra',
  'corpus corpora',
  'nucleus nuclei',
  'formula formulae formulas',
  'mouse mice',
  'child children',
];

/** Words that look like British ones and are the same in both spellings. */
const UNHARMED = `
size resize rise rising arise arises raise raised noise denoising wise otherwise pairwise likewise exercise exercises
precise concise promise promising premise compromise comprise comprises supervise supervised unsupervised revise revised
advise devise improvised improvisation televised surprise surprising enterprise expertise paradise franchise merchandise
advertised advertising disguise cruise bruised poised praise crises crisis iris disable disability
four hour our your tour pour sour flour contour contours detour velour course source resource resources
acre genre massacre timbre mediocre concentre read there where are more store entire
vogue rogue league colleague technique argue value
call called calling fall falling tell selling fill filled roll rolled control controlled controller install equal quelled
sequence evidence difference inference reference science silence intelligence
coefficient does poem phoenix bayesian israel michael raphael algae aerial aerosol aesthetic shoe goes
programmer programming programmed lustre mitre spectre massed biases crossed tyrell
`
  .trim()
  .split(/\s+/);

describe('stemOf', () => {
  test.each(FAMILIES)('has one stem for %s', family => {
    expect(new Set(family.split(' ').map(stemOf)).size).toBe(1);
  });

  it('tells words with other meanings apart', () => {
    for (const [one, other] of [
      ['indices', 'indicate'],
      ['vertices', 'vertical'],
      ['analogue', 'analysis'],
      ['four', 'for'],
    ] as const) {
      expect(stemOf(one)).not.toBe(stemOf(other));
    }
  });

  it('takes common words to the stems of the vectors', () => {
    expect(
      'networks generalisation behaviours models analyses indices matrices policies 3d 2020 naive'
        .split(' ')
        .map(stemOf),
    ).toEqual('network gener behavior model analysi index matrix polici 3d 2020 naiv'.split(' '));
  });

  it('leaves other scripts as they are', () => {
    expect(['深度', 'เรียน', 'λογοσ', 'обучение', '42'].map(stemOf)).toEqual([
      '深度',
      'เรียน',
      'λογοσ',
      'обучение',
      '42',
    ]);
  });

  it('never throws, and never makes a word longer than two letters more', () => {
    const word = fc.oneof(fc.string({ maxLength: 64 }), fc.stringMatching(/^[a-z0-9]{0,64}$/));
    fc.assert(
      fc.property(word, any => {
        expect(stemOf(any).length).toBeLessThanOrEqual(any.length + 2);
      }),
    );
  });

  it.each(['y', 'a', 'l', 's', 'ab', 'ay', 'ise', 'aell', 'ogue', 'paed', 'ation'])(
    'takes time proportional to the length: %s repeated',
    unit => {
      expect(growth(length => stemOf(unit.repeat(length / unit.length)))).toBeLessThan(MAX_GROWTH);
    },
  );
});

describe('americanSpelling', () => {
  test.each(UNHARMED)('leaves %s as it is', word => {
    expect(americanSpelling(word)).toBe(word);
  });
});

describe('STOP_WORDS', () => {
  it('has the 177 words that the stem vectors were made without', () => {
    expect(STOP_WORDS.size).toBe(177);
    for (const word of ['a', 'the', 'don', 't', 'yourselves']) expect(STOP_WORDS).toContain(word);
    for (const word of ['', 'self', 'value', 'new', 'using']) expect(STOP_WORDS).not.toContain(word);
  });
});

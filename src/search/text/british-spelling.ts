/** Roots of words in -ise that are no verbs in -ize: `advertise`, `rise`, `precise`, with their other endings. */
const KEEPS_ISE = new RegExp(
  [
    // After w or a vowel: -wise, noise, praise, bruise, disguise.
    '[aeiouw]',
    // advise, devise, revise, improvise, supervise, televise
    '(?:adv|dev|rev|improv|superv|telev)',
    // precise, concise, exercise, excise, incise, circumcise
    '(?:prec|conc|erc|exc|inc|umc)',
    // promise, premise, compromise, surmise, demise, chemise
    '(?:prom|prem|surm|^dem|^chem)',
    // surprise, comprise, apprise, enterprise; rise, arise, crises, sunrise
    'pr',
    '^(?:a|c|sun)?r',
    // advertise, chastise, expertise, treatise, mortise; merchandise, paradise; franchise; despise
    '(?:advert|chast|expert|^treat|^mort|merchand|parad|franch|^desp)',
    // anise, iris, valise; practise has a rule of its own
    '^(?:an|ir|val|pract)',
  ]
    .map(root => `${root}$`)
    .join('|'),
);

const ISE = /^(..+)is(e|es|ed|er|ers|ing|ation|ations|able)$/;

/** Roots of the words in -our that American English writes with -or; other words in -our are the same in both. */
const OUR =
  /(arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|savi|splend|succ|tum|val|vap|vig)our(s|ed|ing|ings|er|ers|able|ably|ful|hood|hoods|less|ly|al|ally|ist|ists|ite|ites)?$/;

/**
 * Roots of the words in -re that American English writes with -er. Without lustre, mitre, sabre and spectre, which papers
 * use as names.
 */
const RE = /((?<!con)cent|met|lit|fib|theat|calib|meag)r(?:e(?=s?$)|(e)(?=d$))/;

/** Not -yses, which is the plural of `analysis` far more often than a form of `analyse`. */
const YSE = /^(..+l)ys(e|ed|er|ers|ing|able)$/;
const OGUE = /^(..*(?:al|ol|il)og)u(?:e(?=s?$)|(?=(?:ed|ers?|ing)$))/;
const ENCE = /^(def|off|pret|lic)ence(s|d|less)?$/;
const PRACTISE = /^(practi)s(e|es|ed|ing)$/;

/**
 * Doubled l after two vowels (`fuelled`, `dialling`): the stemmer leaves it in words that are so short, and reduces it in
 * all others (`modelled`, `labelling`).
 */
const DOUBLED_L = /^(.*(?<!q)[aeiou]{2}l)l(ed|ing|ings|er|ers)$/;
const DOUBLED_S = /^(focus|bias)s(es|ed|ing)$/;

/**
 * Elements of words. Those with Greek and Latin ae and oe are listed since most words with these letters are the same in
 * both spellings.
 */
const ELEMENTS: readonly (readonly [element: RegExp, american: string])[] = [
  [/^haem/, 'hem'],
  [/aemi(?=as?$|cs?$)/, 'emi'],
  [/paed/, 'ped'],
  [/^oe(?=stro|soph|dem)/, 'e'],
  [/^foet/, 'fet'],
  [/rrhoea/, 'rrhea'],
  [/anaesth/, 'anesth'],
  [/^aetiol/, 'etiol'],
  [/^archaeo/, 'archeo'],
  [/^gynaec/, 'gynec'],
  [/^palaeo/, 'paleo'],
  [/^mediaev/, 'mediev'],
  [/^caesium/, 'cesium'],
  [/^homoeo/, 'homeo'],
  [/^coeliac/, 'celiac'],
  [/^manoeuvre(?=s?$)/, 'maneuver'],
  [/^manoeuvr/, 'maneuver'],
  [/^grey/, 'gray'],
  [/^programme(?=s?$)/, 'program'],
  [/^artefact/, 'artifact'],
  [/judgement/, 'judgment'],
  [/^ageing/, 'aging'],
  [/^(un)?mould/, '$1mold'],
  [/^plough/, 'plow'],
  [/sulph/, 'sulf'],
  [/^aluminium/, 'aluminum'],
  [/^tyre(?=s?$)/, 'tire'],
  [/^sceptic/, 'skeptic'],
  [/^(skil|wil)ful/, '$1lful'],
];

/** Most words have none, which one expression finds out several times as fast. */
const ANY_ELEMENT = new RegExp(ELEMENTS.map(([british]) => british.source).join('|'));

/**
 * Returns the American spelling of a folded word in British spelling; any other word as it is. A word that both spellings
 * have with another meaning is left alone. The result is for the stemmer: where it makes one stem of both spellings, there
 * is no rule here.
 */
export function americanSpelling(word: string): string {
  const [, root, ending = ''] = ISE.exec(word) ?? [];
  if (root !== undefined && !KEEPS_ISE.test(root)) return `${root}iz${ending}`;
  const american = word
    .replace(OUR, '$1or$2')
    .replace(RE, '$1er$2')
    .replace(YSE, '$1yz$2')
    .replace(OGUE, '$1')
    .replace(ENCE, '$1ense$2')
    .replace(PRACTISE, '$1c$2')
    .replace(DOUBLED_L, '$1$2')
    .replace(DOUBLED_S, '$1$2');
  if (!ANY_ELEMENT.test(american)) return american;
  return ELEMENTS.reduce((text, [british, element]) => text.replace(british, element), american);
}

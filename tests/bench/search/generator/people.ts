import { capitalized } from './capitalized.ts';
import { coinedWord } from './coined-words.ts';
import { createRandom, hashOf, type Random } from './random.ts';

/** Family names by how often authors have them, as in the starter corpus: a few are those of very many people. */
const FAMILY_NAMES =
  'Wang Zhang Li Liu Chen Yang Zhou Wu Huang Xu Zhao Zhu Hu Lin Yu Kim Lee Nguyen Singh Kumar Park Müller Smith García Tanaka Sato Ivanov Rossi Silva Kowalski Jørgensen Çelik Haddad Okafor Novák Đặng Dubois Weiß O’Neill Håkansson'.split(
    ' ',
  );
const GIVEN_NAMES =
  'Wei Jun Yi Xin Jie Hao Ming Yu Lei Anna Maria David Daniel Michael Sofia Lucas Elena Thomas Priya Rahul Kenji Yuki Omar Fatima José Zoë Łukasz Søren Renée Jürgen Chloé Ana Ivan Olga Mateo Amara Tunde Leila Noah Emma'.split(
    ' ',
  );
const PARTICLES = ['van', 'de', 'von der', 'dos', 'al'];
const PLACES = ['University', 'Institute of Technology', 'Labs', 'Research', 'AI'];

/** People who write about one topic. */
const PEOPLE_PER_TOPIC = 4_000;

function familyName(random: Random): string {
  if (random.chance(0.55)) return random.pickByZipf(FAMILY_NAMES);
  const name = capitalized(coinedWord(9_000_000 + random.zipf(60_000)));
  if (random.chance(0.03)) return `${random.pick(PARTICLES)} ${name}`;
  return random.chance(0.03) ? `${name}-${random.pickByZipf(FAMILY_NAMES)}` : name;
}

/** Returns the name of a person: the same for the same number. */
function personName(number: number): string {
  const random = createRandom(0x9e0, number);
  const given = random.chance(0.6)
    ? random.pickByZipf(GIVEN_NAMES)
    : capitalized(coinedWord(7_000_000 + random.zipf(20_000)));
  const middle = random.chance(0.12) ? ` ${String.fromCodePoint(65 + random.below(26))}.` : '';
  return `${given}${middle} ${familyName(random)}`;
}

/** Draws an author of a topic; some write many papers of it. Now and then a collaboration. */
export function drawAuthor(topic: number, random: Random): string {
  if (random.chance(0.002)) return `${capitalized(coinedWord(3_000_000 + random.zipf(50)))} Collaboration`;
  return personName(hashOf(topic, random.zipf(PEOPLE_PER_TOPIC)));
}

/** Draws an organization: one of 400, a few of them with many papers. */
export function drawOrganization(random: Random): string {
  const number = random.zipf(400);
  const own = createRandom(0x0a9, number);
  return `${capitalized(coinedWord(4_000_000 + number))} ${own.pick(PLACES)}`;
}

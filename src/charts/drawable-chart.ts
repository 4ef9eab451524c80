import type { Chart } from '../core/chart/chart.ts';
import { cleanText } from '../core/text/untrusted-text.ts';

/** Scripts whose letters the bundled font has. */
const UNKNOWN_LETTER =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu;

/**
 * Returns a chart whose texts can be drawn: without control characters, which XML lacks, with letters that the font has, and
 * with a different name for each line or bar.
 */
export function drawableChart(chart: Chart): Chart {
  const title = cleanText(chart.title);
  return chart.kind === 'ranking'
    ? { ...chart, title, items: withDrawableNames(chart.items) }
    : { ...chart, title, series: withDrawableNames(chart.series) };
}

function withDrawableNames<T extends { readonly name: string }>(named: readonly T[]): T[] {
  const names = new Set<string>();
  return named.map((each, place) => {
    const name = uniqueName(drawableName(each.name, place), names);
    names.add(name);
    return { ...each, name };
  });
}

/** Returns a name as the font can show it; a number for one in another script, which the text beside the picture explains. */
function drawableName(name: string, place: number): string {
  const text = cleanText(cleanText(name).replace(EMOJI, ''));
  return text === '' || UNKNOWN_LETTER.test(text) ? `#${place + 1}` : text;
}

/** Returns a name that is not among the others: two lines of one name would be drawn as one. */
function uniqueName(name: string, others: ReadonlySet<string>): string {
  let unique = name;
  for (let i = 2; others.has(unique); i += 1) unique = `${name} (${i})`;
  return unique;
}

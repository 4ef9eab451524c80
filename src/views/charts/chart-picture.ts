import { ComponentType, type APIMediaGalleryComponent } from 'discord-api-types/v10';
import { CHART_FILE, type Chart } from '../../core/chart/chart.ts';
import { formatDate } from '../format/format-date.ts';
import { fitPlain } from '../format/fit-text.ts';

/** docs, "Media Gallery": the description of an item. */
const MAX_DESCRIPTION_LENGTH = 1024;

/** Returns the picture of a chart, whose file comes with the message, with its figures as a description. */
export function chartPicture(chart: Chart): APIMediaGalleryComponent {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${CHART_FILE}` }, description: describeChart(chart) }],
  };
}

/** Returns the body of a message (JSON) with the picture of a chart below what it has, and the file for the sender. */
export function withChartPicture(body: string, chart: Chart, png: Uint8Array): string {
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null || !('components' in parsed)) return body;
  const { components } = parsed;
  if (!Array.isArray(components)) return body;
  return JSON.stringify({
    ...parsed,
    components: [...components, chartPicture(chart)],
    picture_file: { name: CHART_FILE, base64: Buffer.from(png).toString('base64') },
  });
}

/** Describes a chart in words: all its figures, or, if they are too many, those that say most. */
export function describeChart(chart: Chart): string {
  const full = descriptionOf(chart, true);
  return fitPlain(
    full.length <= MAX_DESCRIPTION_LENGTH ? full : descriptionOf(chart, false),
    MAX_DESCRIPTION_LENGTH,
  );
}

function descriptionOf(chart: Chart, isFull: boolean): string {
  const intro = `Chart: ${chart.title}, ${chart.countName}`;
  if (chart.kind === 'ranking') {
    const items = chart.items.map(({ name, count, usual }) =>
      usual === null ? `${name} ${count}` : `${name} ${count} (${chart.usualName}: ${round(usual)})`,
    );
    return `${intro}. ${items.join('; ')}.`;
  }
  const { periods, unit, series } = chart;
  const nameOf = (at: number) => formatDate((periods[at] ?? '').slice(0, unit === 'month' ? 7 : 10)) ?? '';
  const lines = series.map(({ name, counts }) => {
    if (isFull) return `${name}: ${counts.join(', ')}`;
    const most = peakOf(counts);
    return `${name}: from ${counts[0] ?? 0} to ${counts.at(-1) ?? 0}, most ${counts[most] ?? 0} in ${nameOf(most)}`;
  });
  return `${intro} from ${nameOf(0)} to ${nameOf(periods.length - 1)}. ${lines.join('; ')}.`;
}

/** Returns the place of the highest count, the last one of equals. */
export function peakOf(counts: readonly number[]): number {
  let peak = 0;
  for (const [at, count] of counts.entries()) if (count >= (counts[peak] ?? 0)) peak = at;
  return peak;
}

/** Returns a number with at most one decimal. */
export const round = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

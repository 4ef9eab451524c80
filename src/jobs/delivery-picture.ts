import type { ChartRenderer } from '../core/chart/chart.ts';
import type { Delivery } from '../core/delivery/delivery.ts';
import type { Log } from '../core/log.ts';
import { withChartPicture } from '../views/charts/chart-picture.ts';

export interface DeliveryPictureContext {
  /** Draws the pictures of deliveries; without it they are sent without. */
  readonly charts?: ChartRenderer | undefined;
  readonly log: Log;
}

/**
 * Returns the body of a delivery (JSON) with the picture of its chart. Without it if the picture cannot be drawn, or if Discord
 * refused the message before: that may have been because of it.
 */
export async function withDeliveryPicture(
  { id, chart, refusals }: Pick<Delivery, 'id' | 'chart' | 'refusals'>,
  body: string,
  { charts, log }: DeliveryPictureContext,
): Promise<string> {
  if (chart === null || refusals > 0 || charts === undefined) return body;
  try {
    return withChartPicture(body, chart, await charts.renderChart(chart, 'dark'));
  } catch (error) {
    log.warn('picture_failed', { delivery: id, error });
    return body;
  }
}

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ChartError, type ChartRenderer } from '../core/chart/chart.ts';
import { orGiveUp } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/duration.ts';
import type { ChartRequest, ChartResponse } from './chart-worker.ts';

/** A chart takes a fifth of a second, and half a second in a new thread. */
const TIMEOUT_MS = 10 * SECOND_MS;
/** The thread holds 50 to 100 MB: it is ended when no chart was drawn for so long. */
const IDLE_MS = MINUTE_MS;
/** Charts that wait for others at most: a reply may take some seconds, not a minute. */
const MAX_WAITING = 20;
/** JavaScript's heap in the thread: one that needs more ends alone. */
const MAX_HEAP_MB = 256;

export interface ChartRendererOptions {
  /** The program of the thread: `chart-worker.ts`, bundled; every chart fails without it. */
  readonly workerFile: string | undefined;
  /** For timeouts, in real time. */
  readonly wireClock: Pick<Clock, 'wait'>;
}

/** A renderer with its thread. */
export interface OpenChartRenderer extends ChartRenderer {
  /** Ends the thread; charts under way fail. */
  close(): Promise<void>;
}

/**
 * Opens a renderer that draws one chart after another in a thread of its own, which is started for the first chart: nothing
 * that draws is loaded before. A thread that fails or takes too long is ended, and the next chart gets a new one.
 */
export function openChartRenderer({ workerFile, wireClock }: ChartRendererOptions): OpenChartRenderer {
  let worker: Worker | undefined;
  let idle: AbortController | undefined;
  let previous: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function openWorker(): Worker {
    if (worker !== undefined) return worker;
    if (workerFile === undefined) throw new ChartError('there is no program that draws');
    // Without this process's environment, which has the token, and without its flags.
    const opened = new Worker(workerFile, {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    opened.unref();
    // An error is also the result of the chart that is drawn; this one is for the time between two charts.
    opened.on('error', () => undefined);
    opened.once('exit', () => {
      if (worker === opened) worker = undefined;
    });
    worker = opened;
    return opened;
  }

  async function closeWorker(): Promise<void> {
    idle?.abort();
    const closing = worker;
    worker = undefined;
    await closing?.terminate();
  }

  function closeWhenIdle(): void {
    const waited = new AbortController();
    idle = waited;
    void wireClock
      .wait(IDLE_MS, waited.signal)
      .then(() => (waited.signal.aborted ? undefined : closeWorker()));
  }

  async function draw(request: ChartRequest): Promise<Uint8Array> {
    idle?.abort();
    try {
      const response = await orGiveUp(responseOf(openWorker(), request), ended =>
        wireClock.wait(TIMEOUT_MS, ended),
      );
      if (response === undefined) throw new ChartError(`the chart took longer than ${TIMEOUT_MS} ms`);
      if ('problem' in response) throw new ChartError(response.problem);
      closeWhenIdle();
      return response.png;
    } catch (error) {
      await closeWorker();
      throw error instanceof ChartError
        ? error
        : new ChartError('the thread that draws ended', { cause: error });
    }
  }

  return {
    async renderChart(chart, theme) {
      if (waiting >= MAX_WAITING) throw new ChartError(`${MAX_WAITING} charts are waiting already`);
      waiting += 1;
      const drawn = previous.then(() => draw({ chart, theme }));
      previous = drawn.catch(() => undefined);
      try {
        return await drawn;
      } finally {
        waiting -= 1;
      }
    },
    close: closeWorker,
  };
}

/** Sends a request to the thread. Rejects if that ends without a response. */
async function responseOf(worker: Worker, request: ChartRequest): Promise<ChartResponse> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, which has no origin
    worker.postMessage(request);
    // `once` rejects with the thread's error, if there is one.
    const [response]: ChartResponse[] = await Promise.race([
      once(worker, 'message', { signal }),
      once(worker, 'exit', { signal }).then(([code]) => {
        throw new ChartError(`the thread ended with ${String(code)}`);
      }),
    ]);
    if (response === undefined) throw new ChartError('the thread sent no response');
    return response;
  } finally {
    settled.abort();
  }
}

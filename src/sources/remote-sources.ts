import type { RemoteSources } from '../core/source/remote-sources.ts';
import { createArxivFeedClient } from './arxiv/feed.ts';
import { createArxivApiClient } from './arxiv/query-api.ts';
import { ARXIV_RATE_POLICY, HUGGING_FACE_RATE_POLICY } from './http/rate-policy.ts';
import type { ReserveRequest } from './http/request-queue.ts';
import { openHttpClient, type HttpClientOptions } from './http/http-client.ts';
import { createHuggingFaceClient } from './huggingface/client.ts';

export interface RemoteSourcesOptions extends HttpClientOptions {
  readonly huggingFaceUrl: string;
  readonly huggingFaceToken?: string | undefined;
  readonly arxivApiUrl: string;
  readonly arxivFeedUrl: string;
  /** Reserves the time of a request to arXiv, over all processes; by default this is the only one. */
  readonly reserveArxivRequest?: ReserveRequest | undefined;
  /** Returns the time by which days have lists, ms since the epoch; by default the clock's. */
  readonly now?: (() => number) | undefined;
}

/** The clients of all remote sources, with their connections. */
export interface RemoteSourceClients extends RemoteSources {
  /** Closes all connections. */
  close(): Promise<void>;
}

/**
 * Opens the clients of all remote sources; no request is sent yet. Call it once in a process: arXiv's rate limit counts
 * over all its clients. Throws `SourceError` for an invalid address or token.
 */
export function openRemoteSources(options: RemoteSourcesOptions): RemoteSourceClients {
  const { clock, log, now = clock.now } = options;
  const http = openHttpClient(options);
  const arxiv = http.forSource(
    ARXIV_RATE_POLICY,
    [options.arxivApiUrl, options.arxivFeedUrl],
    options.reserveArxivRequest,
  );
  const huggingFace = http.forSource(HUGGING_FACE_RATE_POLICY, [options.huggingFaceUrl]);
  return {
    huggingFace: createHuggingFaceClient({
      baseUrl: options.huggingFaceUrl,
      token: options.huggingFaceToken,
      http: huggingFace,
      now,
      log,
    }),
    arxivApi: createArxivApiClient({ baseUrl: options.arxivApiUrl, http: arxiv, clock, log }),
    arxivFeed: createArxivFeedClient({ baseUrl: options.arxivFeedUrl, http: arxiv, log }),
    close: () => http.close(),
  };
}

import { openArxivFeed, type ArxivFeed } from './arxiv/feed.ts';
import { openArxivApi, type ArxivApi } from './arxiv/query-api.ts';
import { ARXIV_RATE_POLICY, HUGGING_FACE_RATE_POLICY } from './http/rate-policy.ts';
import { createHttpClient, type HttpOptions } from './http/http-client.ts';
import { openHuggingFace, type HuggingFace } from './huggingface/client.ts';

export interface LiveSourcesOptions extends HttpOptions {
  readonly huggingFaceUrl: string;
  readonly huggingFaceToken?: string | undefined;
  readonly arxivApiUrl: string;
  readonly arxivFeedUrl: string;
}

/** The sources on the net. */
export interface LiveSources {
  readonly huggingFace: HuggingFace;
  readonly arxivApi: ArxivApi;
  readonly arxivFeed: ArxivFeed;
  /** Ends all connections. */
  close(): Promise<void>;
}

/**
 * Opens all live sources; nothing is asked yet. Once in a process: arXiv's limit counts over everything that asks it.
 * Throws `SourceError` for an address or a token that cannot be used.
 */
export function openLiveSources(options: LiveSourcesOptions): LiveSources {
  const { clock, log } = options;
  const http = createHttpClient(options);
  const arxiv = http.group(ARXIV_RATE_POLICY, [options.arxivApiUrl, options.arxivFeedUrl]);
  const huggingFace = http.group(HUGGING_FACE_RATE_POLICY, [options.huggingFaceUrl]);
  return {
    huggingFace: openHuggingFace({
      baseUrl: options.huggingFaceUrl,
      token: options.huggingFaceToken,
      http: huggingFace,
      clock,
      log,
    }),
    arxivApi: openArxivApi({ baseUrl: options.arxivApiUrl, http: arxiv, clock, log }),
    arxivFeed: openArxivFeed({ baseUrl: options.arxivFeedUrl, http: arxiv, log }),
    close: () => http.close(),
  };
}

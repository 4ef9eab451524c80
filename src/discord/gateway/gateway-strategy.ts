import {
  SimpleShardingStrategy,
  WebSocketShardEvents,
  type IShardingStrategy,
  type WebSocketManager,
} from '@discordjs/ws';
import * as z from 'zod';
import type { Log } from '../../core/log.ts';
import { createRepeatLog } from '../../core/repeat-log.ts';
import type { Clock } from '../../core/time/clock.ts';
import { isFinalClose } from './final-close.ts';
import { guardMessages } from './guard-messages.ts';
import { createOutageLog } from './outage-log.ts';
import { createShardConnection, type ShardConnection } from './shard-connection.ts';

export interface GatewayOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends reconnecting. */
  readonly signal: AbortSignal;
}

/** A session that can be resumed; another one would end in an error of the library. */
const session = z.object({
  resumeURL: z.url({ protocol: /^wss?$/ }),
  sequence: z.number(),
  sessionId: z.string(),
});

/**
 * Creates the strategy of discord.js for its shards, with a session that outlives a network outage, with waits between
 * attempts to connect, and with an outage that is logged once a minute. The library alone drops the session when a
 * connection is refused, and connects every half second without end.
 */
export function createGatewayStrategy(
  manager: WebSocketManager,
  { clock, log, signal }: GatewayOptions,
): IShardingStrategy {
  const outages = createOutageLog(log);
  const connections = new Map<number, ShardConnection>();
  function connectionOf(shard: number): ShardConnection {
    const connection = connections.get(shard) ?? createShardConnection();
    connections.set(shard, connection);
    return connection;
  }
  function established(shard: number): void {
    connectionOf(shard).established();
    outages.ended(shard, clock.now());
  }

  manager.on(WebSocketShardEvents.Hello, ({ shardId }) => connectionOf(shardId).opened());
  manager.on(WebSocketShardEvents.Ready, ({ shardId }) => established(shardId));
  manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => established(shardId));
  manager.on(WebSocketShardEvents.Closed, ({ shardId, code }) => {
    connectionOf(shardId).closed(code, clock.now());
    if (!signal.aborted && !isFinalClose(code)) outages.lost(shardId, clock.now());
  });
  const repeatLog = createRepeatLog(log, clock, { signal });
  keepSessions(manager, connectionOf, { clock, log: repeatLog, signal });
  return connectInBackground(guardMessages(new SimpleShardingStrategy(manager), repeatLog), repeatLog);
}

/**
 * Lets a login end before the shards are connected: each tries again by itself, while an error of one would end the login,
 * and with it all others.
 */
function connectInBackground(strategy: IShardingStrategy, log: Log): IShardingStrategy {
  return {
    ...strategy,
    connect() {
      void connectAll(strategy, log);
    },
  };
}

async function connectAll(strategy: IShardingStrategy, log: Log): Promise<void> {
  try {
    await strategy.connect();
  } catch (error) {
    log.warn('gateway_first_connection_failed', { error });
  }
}

/** Lets the manager keep a session as long as Discord may, and wait before it connects again. */
function keepSessions(
  { options }: WebSocketManager,
  connectionOf: (shard: number) => ShardConnection,
  { clock, log, signal }: GatewayOptions,
): void {
  const retrieve = options.retrieveSessionInfo.bind(options);
  const update = options.updateSessionInfo.bind(options);

  options.retrieveSessionInfo = async shard => {
    const { isOpen, reconnectWaitMs } = connectionOf(shard);
    // Without a connection this is the first step of an attempt to connect.
    if (!isOpen) {
      await clock.wait(reconnectWaitMs, signal);
      if (signal.aborted) await new Promise<never>(() => undefined);
    }
    return retrieve(shard);
  };
  options.updateSessionInfo = async (shard, info) => {
    if (info === null) {
      if (connectionOf(shard).canResume(clock.now())) return;
      await update(shard, null);
      return;
    }
    const problem = session.safeParse(info).error;
    if (problem) log.warn('gateway_session_not_resumable', { shard, why: problem.message });
    await update(shard, problem ? null : info);
  };
}

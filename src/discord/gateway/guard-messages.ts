import { WebSocketShard, type IShardingStrategy, type SimpleShardingStrategy } from '@discordjs/ws';
import type { Log } from '../../core/log.ts';
import { replaceMethod } from './replace-method.ts';

/**
 * Returns the strategy so that a message which the library cannot handle is dropped with a warning. The library handles
 * messages in promises that are not awaited: an error in one would end the process.
 */
export function guardMessages(strategy: SimpleShardingStrategy, log: Log): IShardingStrategy {
  return {
    async spawn(shardIds) {
      await strategy.spawn(shardIds);
      for (const shard of shardsOf(strategy)) {
        replaceMethod(shard, 'onMessage', onMessage => async (...args) => {
          try {
            await onMessage(...args);
          } catch (error) {
            log.warn('gateway_message_dropped', { error });
          }
        });
      }
    },
    connect: () => strategy.connect(),
    destroy: options => strategy.destroy(options),
    send: (shardId, payload) => strategy.send(shardId, payload),
    fetchStatus: () => strategy.fetchStatus(),
  };
}

function shardsOf(strategy: SimpleShardingStrategy): readonly WebSocketShard[] {
  const shards: unknown = Reflect.get(strategy, 'shards');
  if (!(shards instanceof Map)) throw new TypeError('@discordjs/ws keeps its shards elsewhere');
  return [...shards.values()].filter(shard => shard instanceof WebSocketShard);
}

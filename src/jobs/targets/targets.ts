import type { DeliveryTarget } from '../../core/delivery/delivery.ts';
import { channelTarget } from './channel-target.ts';
import { dmTarget } from './dm-target.ts';
import { forumTarget } from './forum-target.ts';
import type { Target } from './target.ts';
import { threadTarget } from './thread-target.ts';

const TARGETS: Readonly<Record<DeliveryTarget['kind'], Target>> = {
  channel: channelTarget,
  forum: forumTarget,
  dm: dmTarget,
  thread: threadTarget,
};

/** Returns how deliveries reach a target. */
export function targetOf({ kind }: DeliveryTarget): Target {
  return TARGETS[kind];
}

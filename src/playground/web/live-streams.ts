import type { ServerResponse } from 'node:http';
import type { WireTimers } from '../../discord-emulator/wire-timers.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { openLiveStream } from './live-stream.ts';
import type { LiveStream } from './live-stream.ts';
import { liveUpdateFor } from './live-update.ts';
import type { PageClock } from './page-clock.ts';
import type { LiveEvent, Welcome, WireEntry } from './protocol.ts';
import { sceneOf } from './scene.ts';
import type { WireLog } from './wire-log.ts';

/** The sources of the streams' events. */
export interface LiveStreamsOptions {
  readonly world: World;
  readonly clock: PageClock;
  readonly wireLog: WireLog;
  readonly welcome: Welcome;
  readonly timers: WireTimers;
}

/** The event streams of all open pages. */
export interface LiveStreams {
  /** Sends a viewer the current state and all further events, until either side ends the stream. */
  open(viewer: User, response: ServerResponse): void;
  /** Ends all streams. */
  stop(): void;
}

/** Wire entries that a new page receives. */
const INITIAL_WIRE_ENTRIES = 200;

/** Creates an empty set of streams. */
export function createLiveStreams(options: LiveStreamsOptions): LiveStreams {
  const streams = new Set<LiveStream>();
  return {
    open(viewer, response) {
      const ends: (() => void)[] = [];
      const stream = openLiveStream(response, options.timers, () => {
        streams.delete(stream);
        for (const end of ends) end();
      });
      streams.add(stream);
      ends.push(...follow(stream, viewer, options));
    },
    stop() {
      for (const stream of streams) stream.end();
    },
  };
}

/** Subscribes a stream to all sources. @returns functions that unsubscribe */
function follow(stream: LiveStream, viewer: User, options: LiveStreamsOptions): readonly (() => void)[] {
  const { world, clock, wireLog, welcome } = options;
  let isSceneDue = true;
  let immediate: NodeJS.Immediate | undefined;

  const sendScene = (): void => {
    if (!isSceneDue) return;
    isSceneDue = false;
    stream.send({ kind: 'scene', scene: sceneOf(world, viewer, welcome) });
  };
  /** Sends an event after the scene it belongs to: messages of a new thread after the thread. */
  const sendAfterScene = (event: LiveEvent): void => {
    sendScene();
    stream.send(event);
  };
  /** Schedules a scene: several changes by one action are sent once. */
  const scheduleScene = (): void => {
    if (isSceneDue) return;
    isSceneDue = true;
    immediate = setImmediate(sendScene);
  };
  const sendClock = (): void => {
    stream.send({ kind: 'clock', clock: clock.view() });
  };
  const sendEntry = (entry: WireEntry): void => {
    stream.send({ kind: 'wire', entry });
  };

  sendScene();
  sendClock();
  for (const entry of wireLog.recent(INITIAL_WIRE_ENTRIES)) sendEntry(entry);
  return [
    clock.subscribe(sendClock),
    wireLog.subscribe(sendEntry),
    world.events.subscribe(event => {
      const { events, changesScene } = liveUpdateFor(event, viewer, world);
      for (const each of events) sendAfterScene(each);
      if (changesScene) scheduleScene();
    }),
    () => {
      clearImmediate(immediate);
    },
  ];
}

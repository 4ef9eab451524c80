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

/** What the pages' lines are fed from. */
export interface LiveStreamsOptions {
  readonly world: World;
  readonly clock: PageClock;
  readonly wireLog: WireLog;
  readonly welcome: Welcome;
  readonly timers: WireTimers;
}

/** The lines of all pages that are open. */
export interface LiveStreams {
  /** Tells a reader on this answer all there is and all that happens, until either side ends it. */
  open(reader: User, response: ServerResponse): void;
  /** Ends them all. */
  stop(): void;
}

/** Entries of the wire that a page begins with. */
const INITIAL_WIRE_ENTRIES = 200;

/** Makes the lines, none open yet. */
export function createLiveStreams(options: LiveStreamsOptions): LiveStreams {
  const streams = new Set<LiveStream>();
  return {
    open(reader, response) {
      const ends: (() => void)[] = [];
      const stream = openLiveStream(response, options.timers, () => {
        streams.delete(stream);
        for (const end of ends) end();
      });
      streams.add(stream);
      ends.push(...follow(stream, reader, options));
    },
    stop() {
      for (const stream of streams) stream.end();
    },
  };
}

/** @returns functions that end the listening */
function follow(stream: LiveStream, reader: User, options: LiveStreamsOptions): readonly (() => void)[] {
  const { world, clock, wireLog, welcome } = options;
  let isSceneDue = true;
  let immediate: NodeJS.Immediate | undefined;

  const sendScene = (): void => {
    if (!isSceneDue) return;
    isSceneDue = false;
    stream.send({ kind: 'scene', scene: sceneOf(world, reader, welcome) });
  };
  /** What is told of messages comes after the scene it happens in: those of a new thread after the thread. */
  const sendNews = (event: LiveEvent): void => {
    sendScene();
    stream.send(event);
  };
  /** One thing that a person does changes much at once, and is shown once. */
  const callForScene = (): void => {
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
      const { events, changesScene } = liveUpdateFor(event, reader, world);
      for (const each of events) sendNews(each);
      if (changesScene) callForScene();
    }),
    () => {
      clearImmediate(immediate);
    },
  ];
}

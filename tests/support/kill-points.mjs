// Loaded before a program under test: kills it at a step of a delivery. The step is in the query of this module's address;
// SIGUSR2 arms it, which is confirmed on standard output.
import BetterSqlite3 from 'better-sqlite3';

const point = new URL(import.meta.url).searchParams.get('point');
let isArmed = false;
let isRecording = false;

process.on('SIGUSR2', () => {
  isArmed = true;
  process.stdout.write('armed\n');
});

function reached(step) {
  // It ends this process before the call returns.
  if (isArmed && step === point) process.kill(process.pid, 'SIGKILL');
}

/** Returns what a statement does for a delivery. */
function stepOf(sql) {
  if (/^commit$/i.test(sql)) return 'commit';
  if (!sql.startsWith('update "deliveries" set ')) return undefined;
  if (sql.includes('"attempts" = "attempts" + ')) return 'claim';
  return sql.includes('"message_id" = ') ? 'settle' : undefined;
}

function before(step, parameters) {
  if (step === 'claim') reached('beforeClaim');
  if (step === 'settle' && parameters.includes('sent')) {
    reached('beforeRecord');
    isRecording = true;
  }
}

function after(step, result) {
  if (step === 'claim' && Array.isArray(result) && result.length > 0) reached('claimed');
  if (step === 'commit' && isRecording) {
    reached('recorded');
    isRecording = false;
  }
}

const { prepare } = BetterSqlite3.prototype;
BetterSqlite3.prototype.prepare = function prepareWatched(sql) {
  const statement = prepare.call(this, sql);
  const step = stepOf(sql);
  if (step === undefined) return statement;
  for (const method of ['all', 'run']) {
    const original = statement[method];
    statement[method] = (...parameters) => {
      before(step, parameters.flat());
      const result = original.apply(statement, parameters);
      after(step, result);
      return result;
    };
  }
  return statement;
};

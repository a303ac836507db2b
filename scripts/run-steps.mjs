import { spawn } from 'node:child_process';

/**
 * Runs commands one after the other. Each prints one line when it passes; one that fails prints its
 * output too, and the others still run. Resolves to how many passed and failed.
 */
export async function runSteps(steps) {
  let nPassed = 0;
  let nFailed = 0;
  for (const { name, command } of steps) {
    const startedAt = performance.now();
    const { code, output } = await run(command);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (code === 0) nPassed++;
    else {
      nFailed++;
      console.log(output.trimEnd());
    }
  }
  return { nPassed, nFailed };
}

/** Runs one command; its output goes through when `isShown`, and is returned in any case. */
export function run([program, ...args], { isShown = false, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => {
        output += chunk;
        if (isShown) process.stdout.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

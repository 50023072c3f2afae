import { fork } from 'node:child_process';
import { resolve } from 'node:path';

interface Question {
  id: number;
  command: string;
  input: unknown;
}

interface Answer {
  id: number;
  result?: unknown;
  failed?: string;
}

/** A process of its own, as the app and the server are ones: each has its thread, its memory and its figures. */
export interface Child {
  ask<T = void>(command: string, input?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** @param file beside this one, or a whole path */
export const startChild = (file: string, environment: Readonly<Record<string, string>> = {}): Child => {
  const child = fork(resolve(import.meta.dirname, file), { env: { ...process.env, ...environment } });
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const [id, tell] of waiting) tell({ id, failed: `${file} ended` });
      resolve();
    });
  });
  return {
    ask: <T>(command: string, input?: unknown) =>
      new Promise<T>((resolve, reject) => {
        last += 1;
        waiting.set(last, ({ failed, result }) =>
          failed === undefined ? resolve(result as T) : reject(new Error(`${command}: ${failed}`)),
        );
        child.send({ id: last, command, input } satisfies Question);
      }),
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};

/** The other side: answers commands until the bench lets go, then runs `end`. */
export const answerCommands = (
  commands: Readonly<Record<string, (input: never) => unknown>>,
  end: () => Promise<void>,
): void => {
  const answer = async ({ id, command, input }: Question): Promise<Answer> => {
    try {
      return { id, result: await commands[command]?.(input as never) };
    } catch (error) {
      return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  process.on('message', (question: Question) => void answer(question).then((done) => process.send?.(done)));
  process.on('disconnect', () => {
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
};

import { type ChildProcess, fork as forkNode } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ForkOptions, UtilityProcess as ElectronUtilityProcess } from 'electron';
import { type Port, type PortEntry } from './message-channel.ts';
import { strict } from './strict.ts';
import { inChild } from './utility-child.ts';
import type { UtilityMessage } from './utility-messages.ts';

const CHILD = `data:text/javascript,${encodeURIComponent(`(${inChild.toString()})();`)}`;

/** Those that run now, for `app.getAppMetrics`. */
export const utilityProcesses = new Set<UtilityProcess>();

export class UtilityProcess
  extends EventEmitter
  implements Pick<ElectronUtilityProcess, 'postMessage' | 'kill' | 'pid'>
{
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, PortEntry>();
  #lastPort = 0;

  constructor(modulePath: string, args: readonly string[], { serviceName }: Pick<ForkOptions, 'serviceName'>) {
    super();
    this.name = serviceName ?? 'Node Utility Process';
    this.#child = forkNode(modulePath, args, { serialization: 'advanced', execArgv: ['--import', CHILD] });
    utilityProcesses.add(this);
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.#received(message as UtilityMessage));
    this.#child.on('error', (error) => console.error(error));
    this.#child.on('exit', (code, signal) => this.#ended(code, signal));
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  postMessage(data: unknown, transfer: readonly unknown[] = []): void {
    const ports = transfer.map((port) => this.#addPort(port as Port));
    this.#send({ kind: 'message', data, ports });
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #addPort(port: Port): number {
    this.#lastPort += 1;
    const id = this.#lastPort;
    const entry = port.handOver({
      send: (data) => this.#send({ kind: 'port', port: id, data }),
      close: () => {
        this.#ports.delete(id);
        this.#send({ kind: 'close', port: id });
      },
    });
    this.#ports.set(id, entry);
    return id;
  }

  #send(message: UtilityMessage): void {
    // What is sent to a process that is ending is lost, as in Electron.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #received(message: UtilityMessage): void {
    switch (message.kind) {
      case 'message':
        this.emit('message', message.data);
        return;
      case 'port':
        this.#ports.get(message.port)?.received(message.data);
        return;
      case 'close':
        this.#ports.get(message.port)?.closed();
        this.#ports.delete(message.port);
        return;
    }
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    utilityProcesses.delete(this);
    for (const port of this.#ports.values()) port.closed();
    this.#ports.clear();
    // A process ended by a signal has no code; Electron reports the signal's number as shells do.
    this.emit('exit', code ?? (signal === 'SIGKILL' ? 137 : 143));
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork: (modulePath: string, args: readonly string[] = [], options: ForkOptions = {}) =>
    strict('UtilityProcess', new UtilityProcess(modulePath, args, options)),
});

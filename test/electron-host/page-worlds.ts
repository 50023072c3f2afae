import type { FromPage, ToPage, WireValue } from './page-messages.ts';

/**
 * The two functions of this file run in the page, as text: they see nothing but their arguments and the DOM.
 * As in Electron, the preload has a world of its own; the page's world only receives what the preload exposes.
 */

type Listener = (event: { ports: readonly MessagePort[] }, data: unknown) => void;
type Preload = (require: (name: string) => unknown) => void;

/** Runs in the page's own world, before any script of the page: waits for what the preload exposes. */
export function pageWorld(secret: string): void {
  window.addEventListener(secret, (event) => {
    const { data, ports } = event as MessageEvent<{ name: string; methods: string[] }>;
    const [port] = ports;
    if (port === undefined) return;
    const waiting = new Map<number, PromiseWithResolvers<unknown>>();
    let last = 0;
    port.onmessage = ({ data: [id, ok, value] }: MessageEvent<[number, boolean, unknown]>) => {
      const call = waiting.get(id);
      waiting.delete(id);
      if (ok) call?.resolve(value);
      else call?.reject(new Error(String(value)));
    };
    const methods = data.methods.map((method) => [
      method,
      (...args: unknown[]) => {
        last += 1;
        const call = Promise.withResolvers<unknown>();
        waiting.set(last, call);
        port.postMessage([last, method, args]);
        return call.promise;
      },
    ]);
    Object.defineProperty(window, data.name, { value: Object.freeze(Object.fromEntries(methods)), enumerable: true });
  });
}

/** Runs in the preload's world: gives the preload its `electron` and carries its messages. */
export function preloadWorld(bindingName: string, receiverName: string, secret: string, preload: Preload): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const tell = world[bindingName] as (batch: string) => void;
  const answers = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, MessagePort>();
  const files: File[] = [];
  world[`${receiverName}Files`] = files;
  let lastCall = 0;

  // Everything said in one turn of the event loop travels in one message: the way through Chromium costs per message.
  const batch: FromPage[] = [];
  const turn = new MessageChannel();
  turn.port2.onmessage = () => tell(JSON.stringify(batch.splice(0)));
  const say = (message: FromPage): void => {
    if (batch.push(message) === 1) turn.port1.postMessage(null);
  };

  const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const pack = (data: unknown): WireValue => {
    if (typeof data === 'string') return ['text', data];
    if (data instanceof ArrayBuffer) return ['bytes', toBase64(new Uint8Array(data))];
    if (data instanceof Uint8Array) return ['bytes', toBase64(data)];
    return ['json', data];
  };
  const unpack = ([kind, value]: WireValue): unknown =>
    kind === 'bytes' ? Uint8Array.from(atob(value), (character) => character.charCodeAt(0)) : value;

  const openPort = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => say(['port', id, pack(data)]);
    port1.addEventListener('close', () => {
      if (ports.delete(id)) say(['close', id]);
    });
    return port2;
  };

  const received = (message: ToPage): void => {
    switch (message[0]) {
      case 'answer': {
        const [, id, ok, value] = message;
        if (ok) answers.get(id)?.resolve(value);
        else answers.get(id)?.reject(new Error(String(value)));
        answers.delete(id);
        return;
      }
      case 'message': {
        const [, channel, data, ids] = message;
        const event = { ports: ids.map(openPort) };
        for (const listener of listeners.get(channel) ?? []) listener(event, data);
        return;
      }
      case 'port':
        ports.get(message[1])?.postMessage(unpack(message[2]));
        return;
      case 'close': {
        const port = ports.get(message[1]);
        ports.delete(message[1]);
        port?.close();
        return;
      }
    }
  };
  world[receiverName] = (messages: ToPage[]) => messages.forEach(received);

  const expose = (name: string, api: Record<string, (...args: unknown[]) => unknown>): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = async ({ data: [id, method, args] }: MessageEvent<[number, string, unknown[]]>) => {
      try {
        port1.postMessage([id, true, await api[method]?.(...args)]);
      } catch (error) {
        port1.postMessage([id, false, error instanceof Error ? error.message : String(error)]);
      }
    };
    window.dispatchEvent(new MessageEvent(secret, { data: { name, methods: Object.keys(api) }, ports: [port2] }));
  };

  const only = <Part extends object>(part: string, has: Part): Part =>
    new Proxy(has, {
      get(target, key) {
        if (key in target) return Reflect.get(target, key) as unknown;
        throw new Error(`The stand-in for Electron has no ${part}.${String(key)}.`);
      },
    });

  const electron = only('electron', {
    contextBridge: only('contextBridge', { exposeInMainWorld: expose }),
    ipcRenderer: only('ipcRenderer', {
      invoke: (channel: string, ...args: unknown[]) => {
        lastCall += 1;
        const answer = Promise.withResolvers<unknown>();
        answers.set(lastCall, answer);
        say(['invoke', lastCall, channel, args]);
        return answer.promise;
      },
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
    }),
    webUtils: only('webUtils', {
      // Only Chromium knows the path; the stand-in asks it before it passes the call on.
      getPathForFile: (file: File) => `${secret}/${files.push(file) - 1}`,
    }),
  });

  if (window.top === window) {
    const bounds = (): void => say(['bounds', { x: screenX, y: screenY, width: outerWidth, height: outerHeight }]);
    window.addEventListener('resize', bounds);
    window.addEventListener('blur', bounds);
  }
  preload((name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`A sandboxed preload cannot require ${name}.`);
  });
}

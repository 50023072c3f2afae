import type {
  HelloReply,
  HelloRequest,
  PullLine,
  PullRequest,
  PushReply,
  PushRequest,
  RowImage,
  VerifyReply,
  VerifyRequest,
} from '#shared/sync/wire.ts';
import { type DeviceFacts, type Transport, TransportError } from '#sync/transport.ts';
import { LocalTransport } from '#test/support/local-transport.ts';
import type { Laptop } from './laptop.ts';
import { ServerDied, type SimServer } from './sim-server.ts';
import type { Random } from './random.ts';

/** What may happen to one message and its answer (sync.md 4.2). */
export const fates = {
  arrives: 70,
  'lost request': 5,
  'lost reply': 7,
  'duplicated request': 5,
  'delayed request': 5,
  'server dies before commit': 4,
  'server dies after commit': 4,
} as const;
export const networkFaults = [...Object.keys(fates).filter((fate) => fate !== 'arrives'), 'cut pull'] as const;

export interface Network {
  readonly random: Random;
  readonly server: SimServer;
  /** All messages arrive at once and whole. */
  isCalm: boolean;
  /** Requests that are still on their way although nobody waits for them any more. */
  readonly strays: (() => Promise<unknown>)[];
  /** Something else happens in the world while a message is on its way. */
  meanwhile: (laptop: Laptop) => Promise<void>;
  hit: (fault: string, laptop: Laptop) => void;
  log: (laptop: Laptop, what: string) => void;
  /** A laptop asks because its sums are not the server's. */
  doubted: (laptop: Laptop, bucket: string, t: string) => void;
  /** A message and its answer, for whoever looks into a run. */
  saw: (laptop: Laptop, request: unknown, answer: unknown) => void;
  /** What the server took of a push (I8); `before`: buckets that could be read then. */
  taken: (laptop: Laptop, request: PushRequest, reply: PushReply, before: ReadonlySet<string>) => void;
  /** Buckets of these writes that the laptop's member may read now. */
  readable: (laptop: Laptop, request: PushRequest) => Set<string>;
  /** What left the server for this member (I8). */
  left: (laptop: Laptop, images: readonly RowImage[]) => void;
}

/** No step asks this often in a world this small: it goes round in a circle. */
const MOST_ASKED = 400;

const offline = (why: string) => new TransportError('offline', why);

/** The server's handlers over a bad line. */
export class FaultyTransport implements Transport {
  readonly #network: Network;
  readonly #laptop: Laptop;
  readonly #line: LocalTransport;

  constructor(network: Network, laptop: Laptop, deviceId: string) {
    this.#network = network;
    this.#laptop = laptop;
    const { env, workspaceId } = network.server;
    this.#line = new LocalTransport(env, { workspaceId, memberId: laptop.memberId, deviceId });
  }

  async hello(request: HelloRequest): Promise<HelloReply> {
    const reply = await this.#carry(() => this.#line.hello(request));
    const { random, isCalm } = this.#network;
    if (!isCalm && random.chance(0.5)) reply.limits = { ...reply.limits, pushMutations: random.int(1, 4) };
    return reply;
  }

  async push(request: PushRequest): Promise<PushReply> {
    const answer = await this.#carry(async () => {
      // What a push says of earlier mutations was read before those in it gave the access away.
      const head = this.#network.server.head();
      const before = this.#network.readable(this.#laptop, request);
      const reply = await this.#line.push(this.#asOldServerSees(request));
      this.#network.saw(this.#laptop, request, reply);
      this.#network.taken(this.#laptop, withoutRepeats(request, reply, head), reply, before);
      this.#network.left(
        this.#laptop,
        reply.results.flatMap(({ rows }) => rows ?? []).filter(({ b }) => !before.has(b)),
      );
      return reply;
    });
    for (const { id, o } of answer.results) if (o === 'applied') this.#laptop.taken.add(id);
    return answer;
  }

  async *pull(request: PullRequest): AsyncIterable<PullLine> {
    const { random, isCalm } = this.#network;
    const maxBytes = isCalm ? request.maxBytes : random.pick([300, 1_500, 6_000, request.maxBytes]);
    const lines = await this.#carry(async () => {
      const answer: PullLine[] = [];
      for await (const line of this.#line.pull({ ...request, maxBytes })) answer.push(line);
      this.#network.saw(this.#laptop, request, answer);
      this.#network.left(
        this.#laptop,
        answer.flatMap((line) => (line.k === 'c' ? line.w : line.k === 'r' ? line.rows : [])),
      );
      return answer;
    });
    const isCut = !isCalm && random.chance(0.12);
    if (isCut) {
      this.#network.hit('cut pull', this.#laptop);
      this.#network.log(this.#laptop, 'cut pull');
    }
    const arriving = isCut ? random.int(0, lines.length - 1) : lines.length;
    for (let index = 0; index < arriving; index++) yield lines[index]!;
    if (isCut && random.chance(0.5)) throw offline('the line was cut');
  }

  verify(request: VerifyRequest): Promise<VerifyReply> {
    this.#network.doubted(this.#laptop, request.b, request.t);
    return this.#carry(async () => {
      const reply = await this.#line.verify(request);
      this.#network.left(this.#laptop, reply.rows);
      return reply;
    });
  }

  moveDevice(device: DeviceFacts): Promise<void> {
    return this.#line.moveDevice(device);
  }

  events = (): Promise<void> => Promise.resolve();
  fileState = (): Promise<never> => Promise.reject(offline('no files here'));
  putChunk = (): Promise<never> => Promise.reject(offline('no files here'));
  getChunk = (): Promise<never> => Promise.reject(offline('no files here'));

  /** To an older server one table of the app is a name that it never heard. */
  #asOldServerSees(request: PushRequest): PushRequest {
    if (!this.#network.server.isOld) return request;
    const w = (writes: PushRequest['mutations'][number]['w']) =>
      writes.map((write) => (write.t === 'saved_view' ? { ...write, t: 'newer_table' } : write));
    return { ...request, mutations: request.mutations.map((mutation) => ({ ...mutation, w: w(mutation.w) })) };
  }

  async #carry<T>(ask: () => Promise<T>): Promise<T> {
    const { random, isCalm, strays, server } = this.#network;
    if ((this.#laptop.asked += 1) > MOST_ASKED) throw new Error(`${this.#laptop.name} asks without end`);
    const fate = isCalm ? 'arrives' : random.weighted(fates);
    if (fate !== 'arrives') {
      this.#network.hit(fate, this.#laptop);
      this.#network.log(this.#laptop, fate);
    }
    await this.#network.meanwhile(this.#laptop);
    switch (fate) {
      case 'lost request':
        throw offline('the request was lost');
      case 'delayed request':
        strays.push(ask);
        throw offline('nobody answered in time');
      case 'duplicated request':
        await arriveTwice(ask);
        break;
      case 'server dies before commit':
      case 'server dies after commit':
        server.dieAt(fate === 'server dies before commit' ? 'before' : 'after', random.int(0, 30));
        break;
      case 'lost reply':
      case 'arrives':
        break;
    }
    let answer: T;
    try {
      answer = await ask();
    } catch (error) {
      throw error instanceof ServerDied ? offline(error.message) : error;
    } finally {
      server.live();
    }
    if (fate === 'lost reply') throw offline('the reply was lost');
    await this.#network.meanwhile(this.#laptop);
    return answer;
  }
}

/** The first of two equal requests; its answer goes astray, also where the server dies of somebody else's. */
const arriveTwice = async (ask: () => Promise<unknown>): Promise<void> => {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof TransportError) && !(error instanceof ServerDied)) throw error;
  }
};

/** Without the mutations that were answered in an earlier push: their access was another. */
const withoutRepeats = (request: PushRequest, { results }: PushReply, head: number): PushRequest => {
  const fresh = new Set(results.filter(({ seq }) => seq !== undefined && seq > head).map(({ id }) => id));
  return { ...request, mutations: request.mutations.filter(({ id }) => fresh.has(id)) };
};

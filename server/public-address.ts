import { hostname, networkInterfaces } from 'node:os';
import type { ServerOptions } from './options.ts';

/** Of a server that listens on every address: the one that other machines most likely reach. */
const outsideAddress = (): string =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? hostname();

/** Origin that invitations name, of a server that listens there. */
export const addressOf = (
  options: Pick<ServerOptions, 'publicAddress' | 'plain'>,
  { address, port }: { address: string; port: number },
): string => {
  if (options.publicAddress) return options.publicAddress;
  const open = address === '0.0.0.0' || address === '::';
  const known = open ? outsideAddress() : address;
  const host = known.includes(':') ? `[${known}]` : known;
  return `${options.plain ? 'http' : 'https'}://${host}:${port}`;
};

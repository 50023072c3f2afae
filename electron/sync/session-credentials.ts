/** How requests prove themselves; the transport asks for a token before each and renews it after a 401. */
export interface Credentials {
  /** A bearer that is good now. @throws TransportError signed_out, offline, tls_changed */
  token(): Promise<string>;
  /** The server refused `token`: another one. @throws TransportError signed_out, offline, tls_changed */
  renew(token: string): Promise<string>;
}

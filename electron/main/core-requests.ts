import type { CoreRequest } from '#shared/contract/host.ts';
import { keychainStatus, keychainUnwrap, keychainWrap } from './keychain.ts';
import type { Printing } from './printing.ts';

/** What core cannot do without Electron. */
export async function answerCore(request: CoreRequest, printing: Printing): Promise<unknown> {
  switch (request.ask) {
    case 'print':
      return printing.print(request.job);
    case 'keychain-status':
      return keychainStatus();
    case 'keychain-wrap':
      return keychainWrap(request.plainBase64);
    case 'keychain-unwrap':
      return keychainUnwrap(request.wrappedBase64);
  }
}

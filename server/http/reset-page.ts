import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { resetRequest, SHORTEST_PASSWORD } from '#shared/contract/server/sign-in.ts';
import { resetPassword } from '../auth/account-service.ts';
import type { IdentityTables } from '../auth/identity-tables.ts';
import { beforeAttempt } from '../auth/login-guard.ts';
import type { ServerEnvironment } from '../environment.ts';
import { ServerRefusal } from '../refusal.ts';
import { received } from './json-body.ts';
import { perMinute } from './rate-limits.ts';
import { languageOf, textsIn } from './texts.ts';

const FORM_BYTES = 4096;

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

type Notice = 'done' | 'wrongCode' | 'tooShort' | 'tooMany' | 'failed';

const page = (request: FastifyRequest, code: string, notice: Notice | null): string => {
  const language = languageOf(request.headers['accept-language']);
  const translate = textsIn(language);
  const t = (key: string) => escaped(translate(`reset.${key}`, { length: SHORTEST_PASSWORD }));
  const form = `<p>${t('intro')}</p>
<form method="post" action="/reset">
<label>${t('code')}<br><input name="code" value="${escaped(code)}" autocomplete="one-time-code" required></label>
<label>${t('password')}<br><input name="password" type="password" autocomplete="new-password" required></label>
<button>${t('send')}</button>
</form>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${t('title')}</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>${t('title')}</h1>
${notice === null ? '' : `<p role="status">${t(notice)}</p>`}
${notice === 'done' ? '' : form}
</main></body></html>`;
};

const noticeOf = (error: unknown): Notice => {
  if (!(error instanceof ServerRefusal)) return 'failed';
  if (error.code === 'password_too_short') return 'tooShort';
  if (error.code === 'too_many_requests') return 'tooMany';
  return error.code === 'wrong_credentials' ? 'wrongCode' : 'failed';
};

/** A form of another site must not set a password: browsers say where a post comes from. */
const requireOwnOrigin = (request: FastifyRequest, env: ServerEnvironment): void => {
  const own = [env.reach().address, `${request.protocol}://${request.host}`];
  if (!own.includes(request.headers.origin ?? '')) throw new ServerRefusal('forbidden', 'another origin');
};

/** The one page that the server itself shows: a new password for somebody who holds a code. No script, no cookie. */
export const resetPage = async (app: FastifyInstance, env: ServerEnvironment): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    async (_request: unknown, stream: AsyncIterable<Buffer>) =>
      Object.fromEntries(new URLSearchParams((await received(stream, FORM_BYTES)).toString('utf8'))),
  );
  const config = perMinute(env.limits.anonymous);
  const send = (reply: FastifyReply, html: string, status = 200) => reply.code(status).type('text/html').send(html);
  const asked = z.object({ code: z.string().max(100).default('') });

  app.get('/reset', { config, schema: { hide: true } }, (request, reply) => {
    const { code } = asked.catch({ code: '' }).parse(request.query);
    return send(reply, page(request, code, null));
  });
  app.post('/reset', { config, schema: { hide: true } }, async (request, reply) => {
    requireOwnOrigin(request, env);
    const form = resetRequest.safeParse(request.body);
    if (!form.success) return send(reply, page(request, '', 'failed'), 400);
    try {
      await beforeAttempt(env.storage.kysely<IdentityTables>(), '', request.ip, env.now(), env.limits.login);
      await resetPassword(env, form.data);
      return await send(reply, page(request, '', 'done'));
    } catch (error) {
      const notice = noticeOf(error);
      return send(reply, page(request, notice === 'wrongCode' ? '' : form.data.code, notice), 400);
    }
  });
};

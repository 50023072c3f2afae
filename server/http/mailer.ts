import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  /** Never throws: a mail that cannot leave is logged, and the request goes on. */
  send(mail: Mail): Promise<boolean>;
}

/** `url` such as `smtps://user:password@mail.example.com`. */
export const createMailer = (url: string, from: string, onFailure: (error: Error) => void): Mailer => {
  const transport = createTransport(url, { from });
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ to, subject, text });
        return true;
      } catch (error) {
        onFailure(error instanceof Error ? error : new Error('mail failed'));
        return false;
      }
    },
  };
};

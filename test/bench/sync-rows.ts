/** One row of a client, the same for this product and for whatever runs beside it. */
export type BenchRow =
  | {
      table: 'usage_record';
      fields: { feature: string; used_on: string; count: number; duration_seconds: number; errors: number };
    }
  | {
      table: 'interaction';
      fields: {
        channel: 'call';
        direction: 'outbound';
        happened_at: string;
        subject: string;
        body: string;
        automated: 0;
        planned: 1;
        audience: 'internal';
      };
    };

export const ACCOUNTS = 50;

const WORDS =
  'reunião contrato relatório integração treinamento suporte painel indicador equipe diretoria proposta renovação prazo entrega fatura chamado usuário módulo acesso planilha meta resultado cliente sistema processo estoque pedido loja fábrica campanha'.split(
    ' ',
  );

const text = (seed: number, words: number): string =>
  Array.from({ length: words }, (_, at) => WORDS[(seed * 7 + at * (1 + (seed % 11))) % WORDS.length]).join(' ');

/** Three imported numbers to one conversation with some 200 characters, spread over the accounts. */
export const benchRow = (index: number): BenchRow => {
  const day = new Date(Date.UTC(2025, 0, 1 + (index % 360))).toISOString().slice(0, 10);
  return index % 4 === 0
    ? {
        table: 'interaction',
        fields: {
          channel: 'call',
          direction: 'outbound',
          happened_at: `${day}T12:00:00.000Z`,
          subject: text(index, 4),
          body: text(index + 1, 24),
          automated: 0,
          planned: 1,
          audience: 'internal',
        },
      }
    : {
        table: 'usage_record',
        fields: {
          feature: `${WORDS[index % WORDS.length]} ${index % 9}`,
          used_on: day,
          count: index % 1000,
          duration_seconds: (index * 13) % 4000,
          errors: index % 5,
        },
      };
};

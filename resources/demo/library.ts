import type { ContentKind } from '#shared/domain/method-vocabulary.ts';
import type { Two } from './story.ts';

export interface DemoContent {
  key: string;
  kind: ContentKind;
  title: Two;
  body: Two;
  feature: Two | null;
  knownIssue: Two | null;
  /** A second text that is tried against the first. */
  variant: { label: Two; subject: Two; body: Two } | null;
}

/** What Ordena's team wrote itself, beside what comes with the app. */
export const library: readonly DemoContent[] = [
  {
    key: 'assets',
    kind: 'article',
    title: ['Por onde começar o cadastro de ativos', 'Where to start the asset register'],
    body: [
      'Olá, {contato}.\n\nNão cadastre tudo. Comece pelos vinte equipamentos que mais abrem ordens: eles explicam a maior parte das visitas repetidas.\n\nPosso puxar essa lista da {cliente} e mandar para você conferir?\n\n{consultor}',
      'Hello {contact},\n\nDo not register everything. Start with the twenty pieces of equipment that open most orders: they explain most repeat visits.\n\nShall I pull that list for {client} and send it for you to check?\n\n{consultant}',
    ],
    feature: ['Cadastro de ativos', 'Asset register'],
    knownIssue: null,
    variant: null,
  },
  {
    key: 'automations',
    kind: 'video',
    title: ['Três automações que poupam uma hora por dia', 'Three automations that save an hour a day'],
    body: [
      'Olá, {contato}.\n\nEm quatro minutos: avisar o solicitante quando a equipe sai, devolver ordem sem evidência, e cobrar o que passou do prazo. Cada uma leva dez minutos para ligar.\n\nQual delas ajudaria mais a {cliente}?\n\n{consultor}',
      'Hello {contact},\n\nIn four minutes: tell the requester when the crew leaves, send back an order without evidence, and chase what is past its deadline. Each takes ten minutes to switch on.\n\nWhich one would help {client} most?\n\n{consultant}',
    ],
    feature: ['Automações', 'Automations'],
    knownIssue: null,
    variant: null,
  },
  {
    key: 'survey',
    kind: 'email',
    title: ['Sua opinião sobre o trimestre', 'Your view of the quarter'],
    body: [
      'Olá, {contato}.\n\nTodo trimestre perguntamos como estamos indo. São poucas perguntas e as respostas orientam o que fazemos a seguir. Quando puder, responda por favor.\n\n{consultor}',
      'Hello {contact},\n\nEach quarter we ask how we are doing. It is a few questions, and the answers guide what we do next. Please answer when you can.\n\n{consultant}',
    ],
    feature: null,
    knownIssue: null,
    variant: {
      label: ['Uma pergunta só', 'One question only'],
      subject: ['{contato}, uma pergunta só', '{contact}, one question only'],
      body: [
        'Olá, {contato}.\n\nUma pergunta só, e leio todas as respostas: o que deveríamos mudar primeiro no atendimento da {cliente}? Pode responder a este e-mail mesmo.\n\n{consultor}',
        'Hello {contact},\n\nOne question only, and I read every answer: what should we change first in how we serve {client}? You can simply reply to this e-mail.\n\n{consultant}',
      ],
    },
  },
  {
    key: 'photos',
    kind: 'canned',
    title: ['Fotos que não sobem: o que fazer agora', 'Photos that do not upload: what to do now'],
    body: [
      'Olá, {contato}.\n\nSabemos do problema e ele está sendo corrigido. Até lá: deixe o aplicativo aberto até o fim do envio; o que ficou no celular não se perde. Aviso você quando estiver resolvido.\n\n{consultor}',
      'Hello {contact},\n\nWe know of the problem and it is being fixed. Until then: keep the app open until the upload ends; what is on the phone is not lost. I will tell you when it is solved.\n\n{consultant}',
    ],
    feature: null,
    knownIssue: ['fotos sobem rede', 'photos upload network'],
    variant: null,
  },
];

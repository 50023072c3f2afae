import { Loader, SegmentedControl } from '@mantine/core';
import { IconArrowRight, IconFileSpreadsheet, IconPlayerPlay, IconPlus, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceStatus } from '#shared/contract/system.ts';
import { ProgressRun } from '#renderer/components/progress-run.tsx';
import { useDeviceSettings } from '#renderer/lib/use-device-settings.ts';
import { CannotOpen } from './cannot-open.tsx';
import { RecoverForm } from './recover-form.tsx';
import { StartForm } from './start-form.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { useDemo } from './use-demo.ts';
import classes from './welcome.module.css';

interface Props {
  status: WorkspaceStatus;
  /** Where to begin once a workspace is open. */
  onGo(path: '/today' | '/import'): void;
  /** The form that joins a shared workspace, of a feature of its own. */
  join(onBack: () => void): ReactNode;
}

const ways = [
  { kind: 'demo', icon: IconPlayerPlay },
  { kind: 'import', icon: IconFileSpreadsheet },
  { kind: 'empty', icon: IconPlus },
  { kind: 'join', icon: IconUsers },
] as const;

type Way = (typeof ways)[number]['kind'];

/** Q6: the first start is useful. Also where a locked or damaged workspace is dealt with. */
export function WelcomePage({ status, onGo, join }: Props): ReactNode {
  const { t, i18n } = useTranslation('welcome');
  const [kind, setKind] = useState<Way | 'recover' | null>(null);
  const put = useDeviceSettings();
  const demo = useDemo(() => onGo('/today'));

  /** With a keychain there is nothing to ask before a demo. */
  function choose(chosen: Way): void {
    if (chosen === 'demo' && status.keychainAvailable) demo.open({ kind: 'keychain' });
    else setKind(chosen);
  }

  return (
    <div className={classes['frame']}>
      <header className={classes['top']}>
        <p className={classes['brand']}>Ongoing</p>
        <SegmentedControl
          size="xs"
          aria-label={t('language')}
          value={i18n.language}
          onChange={(language) => put({ language: language === 'en' ? 'en' : 'pt-BR' })}
          data={[
            { value: 'pt-BR', label: 'Português' },
            { value: 'en', label: 'English' },
          ]}
        />
      </header>
      <main className={classes['main']}>
        {kind === 'join' ? (
          <>
            <h1 className={classes['title']}>{t('ways.join.name')}</h1>
            <p className={classes['lead']}>{t('ways.join.next')}</p>
            {join(() => setKind(null))}
          </>
        ) : kind === 'recover' ? (
          <RecoverForm status={status} onBack={() => setKind(null)} />
        ) : kind !== null ? (
          <StartForm kind={kind} status={status} onBack={() => setKind(null)} onGo={onGo} />
        ) : status.state === 'locked' ? (
          <UnlockForm name={status.current?.name ?? ''} onOther={() => setKind('empty')} />
        ) : status.state === 'failed' ? (
          <CannotOpen
            status={status}
            onNew={() => setKind('empty')}
            onRecover={() => setKind('recover')}
            onJoin={() => setKind('join')}
          />
        ) : (
          <>
            <h1 className={classes['title']}>{t('title')}</h1>
            <p className={classes['lead']}>{t('lead')}</p>
            <ul className={classes['ways']}>
              {ways.map(({ kind: own, icon: Icon }) => (
                <li key={own}>
                  <button
                    type="button"
                    className={classes['way']}
                    onClick={() => choose(own)}
                    disabled={demo.isPending}
                    data-pending={(own === 'demo' && demo.isPending) || undefined}
                  >
                    <Icon size={20} stroke={1.5} aria-hidden />
                    <span>
                      <strong>{t(`ways.${own}.name`)}</strong>
                      <span className={classes['quiet']}>{t(`ways.${own}.what`)}</span>
                    </span>
                    <i className={classes['go']} aria-hidden>
                      {own === 'demo' && demo.isPending ? <Loader size={16} /> : <IconArrowRight size={16} />}
                    </i>
                  </button>
                </li>
              ))}
            </ul>
            <div className={classes['progress']}>
              <ProgressRun run={demo.run} label={t('ways.demo.pending')} />
            </div>
            <p className={classes['quiet']}>{t('promise')}</p>
          </>
        )}
      </main>
    </div>
  );
}

import { Modal, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './account-picker.module.css';

interface Props {
  accounts: readonly { id: string; name: string }[];
  onPick(id: string): void;
  onClose(): void;
}

const SHOWN = 8;

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Which account something is about: type, ↑↓, Enter. */
export function AccountPicker({ accounts, onPick, onClose }: Props): ReactNode {
  const { t } = useTranslation('account');
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => {
    const words = folded(text).split(/\s+/).filter(Boolean);
    return accounts.filter(({ name }) => words.every((word) => folded(name).includes(word))).slice(0, SHOWN);
  }, [accounts, text]);
  const current = Math.min(active, found.length - 1);

  function onKeyDown(event: KeyboardEvent): void {
    const account = found[current];
    if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, current - 1));
    else if (event.key === 'Enter' && account) onPick(account.id);
    else return;
    event.preventDefault();
  }

  return (
    <Modal opened onClose={onClose} title={t('picker.title')} size="sm">
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="account-picker"
        aria-activedescendant={found[current] ? `pick-${found[current].id}` : undefined}
        aria-label={t('picker.title')}
        placeholder={t('picker.placeholder')}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id="account-picker" aria-label={t('picker.title')} className={classes['list']}>
        {found.map(({ id, name }, index) => (
          <button
            key={id}
            id={`pick-${id}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={classes['option']}
            onMouseEnter={() => setActive(index)}
            onClick={() => onPick(id)}
          >
            {name}
          </button>
        ))}
      </div>
      {found.length === 0 && <p>{t(accounts.length === 0 ? 'picker.empty' : 'picker.nothing')}</p>}
    </Modal>
  );
}

import { DatesProvider } from '@mantine/dates';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import 'dayjs/locale/pt-br';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { coreClient, onReconnect } from '#renderer/lib/core-client.ts';
import { languageOf, texts } from '#renderer/lib/i18n.ts';
import { followChanges } from '#renderer/lib/live-refresh.ts';
import { defaultPreferences, PreferencesContext } from '#renderer/lib/preferences.ts';
import { queryClient } from '#renderer/lib/query-client.ts';
import { styleNonce } from '#renderer/lib/style-nonce.ts';
import { createAppTheme, cssVariables } from '#renderer/theme/theme.ts';
import { createWindowSchemeManager } from './color-scheme.ts';
import { Opening } from './opening.tsx';
import { deviceQuery } from './opening-queries.ts';

const schemeManager = createWindowSchemeManager();

export function App(): ReactNode {
  return (
    <QueryClientProvider client={queryClient}>
      <I18nextProvider i18n={texts}>
        <Preferred />
      </I18nextProvider>
    </QueryClientProvider>
  );
}

/** Everything below shows itself as this laptop was told to: language, scheme, density. */
function Preferred(): ReactNode {
  const { data: device } = useQuery(deviceQuery());
  const preferences = device ?? defaultPreferences;
  const { t, i18n } = useTranslation();
  const language = languageOf(preferences.language, navigator.languages);

  useEffect(() => {
    // Told of a change, every text on the page is drawn again.
    if (i18n.language !== language) void i18n.changeLanguage(language);
    document.documentElement.lang = language;
  }, [i18n, language]);
  useEffect(() => {
    document.documentElement.dataset['density'] = preferences.density;
    schemeManager.apply(preferences.colorScheme);
    void window.ongoing.setColorScheme(preferences.colorScheme);
  }, [preferences.density, preferences.colorScheme]);
  useEffect(
    () =>
      followChanges(queryClient, { open: (signal) => coreClient.system.events(undefined, { signal }), onReconnect }),
    [],
  );

  const dates = useMemo(
    () => ({ locale: language === 'pt-BR' ? 'pt-br' : 'en', firstDayOfWeek: 1 as const }),
    [language],
  );
  const closeLabel = t('close');
  const theme = useMemo(() => createAppTheme(closeLabel), [closeLabel]);
  return (
    <PreferencesContext value={preferences}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={schemeManager}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <DatesProvider settings={dates}>
          <Notifications position="bottom-center" limit={3} />
          <Opening />
        </DatesProvider>
      </MantineProvider>
    </PreferencesContext>
  );
}

import type { ReactNode } from 'react';
import { QuickCapture } from '#renderer/features/capture/quick-capture.tsx';
import { FeelingFields } from '#renderer/features/feelings/feeling-fields.tsx';
import { emptyFeeling, feelingForm } from '#renderer/features/feelings/feeling-form.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';

/** H7: quick capture with the feeling's own fields in it. */
export function CaptureOverlay({ input, onClose }: OverlayProps<'capture'>): ReactNode {
  const feeling = useSchemaForm({ schema: feelingForm, initialValues: emptyFeeling, draftKey: 'capture:feeling' });
  return (
    <QuickCapture
      accountId={input.accountId ?? null}
      feeling={<FeelingFields form={feeling} />}
      checkFeeling={() => !feeling.isDirty() || !feeling.validate().hasErrors}
      saveFeeling={async (about) => {
        if (!feeling.isDirty()) return;
        await coreClient.feelings.record({
          ...feeling.getTransformedValues(),
          ...about,
          feltAt: new Date().toISOString(),
          reviewId: null,
        });
        feeling.forgetDraft();
      }}
      onClose={onClose}
    />
  );
}

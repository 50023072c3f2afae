import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

interface Props extends ButtonProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  ref?: Ref<HTMLAnchorElement>;
}

function AnchorButton(props: Props): ReactNode {
  return <Button component="a" {...props} />;
}

/** A link that looks like a button, with the addresses of the router checked. */
export const ButtonLink = createLink(AnchorButton);

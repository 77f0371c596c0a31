import { Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Props = ButtonProps & AnchorHTMLAttributes<HTMLAnchorElement> & { readonly ref?: Ref<HTMLAnchorElement> }

/** A link to a page that looks like a button: `<ButtonLink to="/upload">Send files</ButtonLink>`. */
export const ButtonLink = createLink((props: Props) => <Button component="a" {...props} />)

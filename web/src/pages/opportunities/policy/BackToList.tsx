import { useCanGoBack, useRouter, useRouterState } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { ButtonLink } from '../../../parts/ButtonLink.tsx'

/** To the list that led here, at the same place; else to the opportunities. */
export function BackToList() {
  const { history } = useRouter()
  const canGoBack = useCanGoBack()
  const list = useRouterState({ select: ({ location }) => location.state.list })
  return (
    <ButtonLink
      to="/opportunities"
      variant="default"
      leftSection={<ArrowLeft size={15} aria-hidden="true" />}
      onClick={(event) => {
        const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey
        if (list === undefined || !canGoBack || !isPlain) return
        event.preventDefault()
        history.back()
      }}
    >
      {list === undefined ? 'Opportunities' : 'Back to the list'}
    </ButtonLink>
  )
}

'use client'

import {
  type ComponentType,
  cloneElement,
  lazy,
  type ReactElement,
  type Ref,
  Suspense,
  useEffect,
  useState,
} from 'react'
import { useTellProblem } from './use-tell-problem.ts'
import { whenIdle } from './when-idle.ts'

/** The button that opens something. */
export type Opener = ReactElement<{
  ref?: Ref<HTMLButtonElement>
  onClick?: () => void
  'aria-haspopup'?: 'menu' | 'dialog'
  'aria-expanded'?: boolean
}>

type Popup = 'menu' | 'dialog'

/**
 * A button whose menu is no part of the first load: it comes when the page is idle, and is made when it is wanted. Until
 * then there is the button alone. What is loaded opens itself.
 */
export const whenWanted = <P extends { button: Opener }>(
  popup: Popup,
  load: () => Promise<ComponentType<P>>,
) => {
  const Loaded = lazy(async () => ({ default: await load() }))
  return function WhenWanted(props: P) {
    const [wanted, setWanted] = useState(false)
    const tell = useTellProblem()
    // What cannot be had now is asked for again when it is wanted.
    useEffect(() => whenIdle(() => void load().catch(() => undefined)), [])
    const closed = cloneElement(props.button, {
      'aria-haspopup': popup,
      'aria-expanded': false,
      onClick: () => load().then(() => setWanted(true), tell),
    })
    if (!wanted) return closed
    return (
      <Suspense fallback={closed}>
        <Loaded {...props} />
      </Suspense>
    )
  }
}

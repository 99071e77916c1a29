'use client'

import type { ComponentProps } from 'react'
import styles from './tick-box.module.css'

type Props = Pick<ComponentProps<'input'>, 'aria-label' | 'tabIndex' | 'checked'> & {
  some?: boolean
  onTick: (range: boolean) => void
}

/** A box that fills its cell, so that a thumb meets it. Fifty of them stand in a list: plain HTML. */
export const TickBox = ({ some = false, onTick, ...box }: Props) => (
  <input
    {...box}
    type="checkbox"
    className={styles.box}
    ref={(element) => {
      if (element) element.indeterminate = some
    }}
    onChange={(event) => {
      // A click carries the keys that were held; React types the event of a change more widely.
      const { nativeEvent } = event
      onTick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
    }}
  />
)

'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { AskDialogProps } from './ask-dialog-body.tsx'

const Body = dynamic(() => import('./ask-dialog-body.tsx').then(({ AskDialogBody }) => AskDialogBody))

/** The dialog, loaded when it is first opened and kept from then on for its way out. */
export function AskDialog(props: AskDialogProps) {
  const [needed, setNeeded] = useState(props.opened)
  if (props.opened && !needed) setNeeded(true)
  return needed && <Body {...props} />
}

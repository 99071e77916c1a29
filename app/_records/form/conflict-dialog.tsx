'use client'

import dynamic from 'next/dynamic'

/** Rare, and heavy for what it is: loaded when two people meet in one record. */
export const ConflictDialog = dynamic(() =>
  import('./conflict-dialog-body.tsx').then(({ ConflictDialogBody }) => ConflictDialogBody),
)

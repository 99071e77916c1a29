'use client'

import { Kbd } from '@mantine/core'
import { useSyncExternalStore } from 'react'

const nothing = () => () => undefined
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** The strokes of a shortcut as they stand on the keyboard; the server guesses no Mac. */
export function Keys({ of }: { of: string }) {
  const apple = useSyncExternalStore(nothing, isApple, () => false)
  const caps = of
    .split(' ')
    .flatMap((stroke) => stroke.split('+'))
    .map((key) => (key === 'mod' ? (apple ? '⌘' : 'Ctrl') : key.toUpperCase()))
  return caps.map((cap) => (
    <Kbd key={cap} size="xs" mr={4}>
      {cap}
    </Kbd>
  ))
}

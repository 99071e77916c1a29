'use client'

import { useEffect, useRef, useState } from 'react'

/** Opens at once. Its button takes the place of one that looks the same, and the focus that this one had: it goes back there. */
export const useOpening = () => {
  const target = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    target.current?.focus({ preventScroll: true })
    setOpened(true)
  }, [])
  return { target, opened, setOpened }
}

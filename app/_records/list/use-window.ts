'use client'

import { type RefObject, useEffect, useState } from 'react'

/** Rows above and below the visible ones, so that a quick scroll does not outrun the drawing. */
const margin = 12
/** What the server draws, before anybody knows how tall the window is. */
const firstRows = 36

/**
 * Which of many rows of one height are near enough to the visible part of the page to be drawn. The height is the CSS
 * variable `--row-height` on the body of the table, so that a phone's cards may be taller.
 */
export const useWindow = (body: RefObject<HTMLElement | null>, count: number) => {
  const [window_, setWindow] = useState({ start: 0, end: firstRows })
  useEffect(() => {
    const look = () => {
      if (!body.current) return
      const height = Number.parseFloat(getComputedStyle(body.current).getPropertyValue('--row-height')) || 40
      const above = Math.max(0, -body.current.getBoundingClientRect().top)
      // In steps of half a margin: not every pixel is worth a render.
      const step = margin / 2
      const first = Math.floor(above / height / step) * step
      const start = Math.max(0, first - margin)
      const end = first + Math.ceil(window.innerHeight / height) + margin + step
      setWindow((old) => (old.start === start && old.end === end ? old : { start, end }))
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    return () => {
      window.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [body])
  const end = Math.min(window_.end, count)
  return { start: Math.min(window_.start, end), end }
}

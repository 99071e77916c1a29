'use client'

/** Inside the frame: what failed is one page, and the way to the others is still there. */
export { default } from '../error.tsx'

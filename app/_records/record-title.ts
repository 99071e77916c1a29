import 'server-only'
import type { Metadata } from 'next'
import { loadRecord } from './load.ts'
import { nameOf } from './read-view.ts'
import type { View } from './view.ts'

/** The record's name in the tab. */
export const recordTitle =
  (view: View) =>
  async ({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> => ({
    title: nameOf(view, await loadRecord(view.of, (await params).id)),
  })

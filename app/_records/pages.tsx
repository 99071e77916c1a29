import 'server-only'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ComponentType } from 'react'
import { type Action, scopeOf } from '#domain/access.ts'
import { isStaff } from '#domain/roles.ts'
import { PageHeader } from '../_frame/page-header.tsx'
import { say } from '../_messages/catalogue.ts'
import { Hydrate, viewer } from '../_trpc/server.tsx'
import { listHref, recordHref } from './hrefs.ts'
import { loadListState } from './list-state.ts'
import { loadHistory, loadList, loadRecord } from './load.ts'
import type { AnyRow, Room } from './rooms.ts'
import type { View } from './view.ts'

type SearchParams = Promise<Record<string, string | string[] | undefined>>
type WithId = { params: Promise<{ id: string }> }

/** Who has no business on a page finds nothing there, as everywhere. */
const admit = async (of: Room, action: Action) => {
  const person = await viewer()
  if (!person || !isStaff(person.role) || scopeOf(person.role, of, action) === 'none') notFound()
}

/** The page of a room's list: what the address asks for is in the first HTML. */
export const listPage = (view: View, Table: ComponentType) =>
  async function ListPage({ searchParams }: { searchParams: SearchParams }) {
    await admit(view.of, 'read')
    await loadList(view, await loadListState(view, searchParams))
    return (
      <Hydrate>
        <Table />
      </Hydrate>
    )
  }

/** The page of one record, with its history. */
export const recordPage = (view: View, Page: ComponentType<{ id: string }>) =>
  async function OneRecordPage({ params }: WithId) {
    const { id } = await params
    await Promise.all([loadRecord(view.of, id), loadHistory(view.of, id)])
    return (
      <Hydrate>
        <Page id={id} />
      </Hydrate>
    )
  }

export const newPage = (view: View, Form: ComponentType<{ row?: AnyRow }>) =>
  async function NewRecordPage() {
    await admit(view.of, 'create')
    return (
      <>
        <PageHeader
          above={{ href: listHref(view.of), title: say(`${view.of}.title`) }}
          title={say(`${view.of}.new`)}
        />
        <Form />
      </>
    )
  }

export const editPage = (view: View, Form: ComponentType<{ row?: AnyRow }>) =>
  async function EditRecordPage({ params }: WithId) {
    await admit(view.of, 'update')
    const row = await loadRecord(view.of, (await params).id)
    return (
      <>
        <PageHeader
          above={{ href: recordHref(view.of, row.id), title: view.name(row) }}
          title={say(`${view.of}.edit`)}
        />
        <Form row={row} />
      </>
    )
  }

/** The record's name in the tab. */
export const recordTitle =
  (view: View) =>
  async ({ params }: WithId): Promise<Metadata> => ({
    title: view.name(await loadRecord(view.of, (await params).id)),
  })

'use client'

import { RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import type { AnyRow } from '../../_records/rooms.ts'
import { clientView } from './view.ts'

export const ClientTable = () => <RecordTable view={clientView} />
export const ClientPage = ({ id }: { id: string }) => <RecordPage view={clientView} id={id} />
export const ClientForm = ({ row }: { row?: AnyRow | undefined }) => (
  <RecordForm view={clientView} row={row} />
)

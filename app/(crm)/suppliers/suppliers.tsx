'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { supplierView } from './view.ts'

export const SupplierTable = () => <RecordTable view={supplierView} />
export const SupplierPage = ({ id }: { id: string }) => <RecordPage view={supplierView} id={id} />
export const SupplierForm = (props: FormProps) => <RecordForm view={supplierView} {...props} />

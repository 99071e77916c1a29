'use client'

import { type FormProps, RecordForm } from '../../_records/record-form.tsx'
import { RecordPage } from '../../_records/record-page.tsx'
import { RecordTable } from '../../_records/record-table.tsx'
import { orderView } from './view.ts'

export const OrderTable = () => <RecordTable view={orderView} />
export const OrderPage = ({ id }: { id: string }) => <RecordPage view={orderView} id={id} />
export const OrderForm = (props: FormProps) => <RecordForm view={orderView} {...props} />

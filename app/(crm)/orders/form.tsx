'use client'

import { orderInput } from '#domain/orders.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const OrderForm = (props: FormProps) => <RecordForm {...props} input={orderInput} />

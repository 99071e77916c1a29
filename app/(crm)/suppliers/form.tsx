'use client'

import { supplierInput } from '#domain/suppliers.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const SupplierForm = (props: FormProps) => <RecordForm {...props} input={supplierInput} />

'use client'

import { clientInput } from '#domain/clients.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const ClientForm = (props: FormProps) => <RecordForm {...props} input={clientInput} />

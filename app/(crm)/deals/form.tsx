'use client'

import { dealInput } from '#domain/deals.ts'
import { type FormProps, RecordForm } from '../../_records/form/record-form.tsx'

export const DealForm = (props: FormProps) => <RecordForm {...props} input={dealInput} />

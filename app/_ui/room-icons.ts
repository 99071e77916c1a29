import {
  IconAddressBook,
  IconBriefcase,
  IconBuildingStore,
  IconChecklist,
  IconId,
  IconLayoutKanban,
  IconReceipt,
  IconStairsUp,
  IconTargetArrow,
  IconTool,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Entity } from '#domain/entities.ts'

export type Icon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>

/** One icon for each kind of record, wherever it is shown. */
export const roomIcons: Record<Entity, Icon> = {
  clients: IconAddressBook,
  contacts: IconUsers,
  deals: IconTargetArrow,
  tasks: IconChecklist,
  projects: IconBriefcase,
  orders: IconReceipt,
  employees: IconId,
  suppliers: IconBuildingStore,
  professionals: IconTool,
  pipelines: IconLayoutKanban,
  stages: IconStairsUp,
}

import { totalmem } from 'node:os'
import { getHeapStatistics } from 'node:v8'

/** Bytes that what is kept of communities may take: an eighth of this machine, and never more than a third of the heap. */
export const mostMemory = Math.min(totalmem() / 8, getHeapStatistics().heap_size_limit / 3)

/**
 * PostgreSQL on a small machine beside its only client. Everything that keeps a committed row through a power cut (fsync,
 * full_page_writes, synchronous_commit) is left on. No TCP port; parallel plans, replication and JIT cost memory and bring a
 * database of this size nothing. Errors of statements stay out of its log: they would quote what people typed.
 */
export const embeddedSettings: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_checkpoints: 'off',
  max_connections: '20',
  shared_buffers: '16MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  huge_pages: 'off',
  jit: 'off',
  random_page_cost: '1.1',
  // What a small machine's system keeps of the files. With the 4 GB that PostgreSQL assumes, walking a whole index looks cheap.
  effective_cache_size: '128MB',
  wal_level: 'minimal',
  wal_compression: 'on',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '128MB',
  max_replication_slots: '0',
  max_logical_replication_workers: '0',
  max_worker_processes: '0',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  autovacuum_max_workers: '1',
  autovacuum_naptime: '2min',
}

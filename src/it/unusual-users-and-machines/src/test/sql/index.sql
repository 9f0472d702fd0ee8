-- several processes sort, with more shared memory than Docker's /dev/shm has
CREATE TABLE big AS SELECT md5(g::text) AS text FROM generate_series(1, 400000) g;
SET min_parallel_table_scan_size = 0;
SET max_parallel_maintenance_workers = 4;
SET maintenance_work_mem = '256MB';
CREATE INDEX big_text ON big (text);

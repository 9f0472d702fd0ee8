/**
 * Floor 3: the embedded PostgreSQL: binaries unpacked, cluster initialised, postmaster started and
 * stopped, and templates kept for later runs.
 */
@NullMarked
package io.github.e2emaven.postgres.embedded;

import org.jspecify.annotations.NullMarked;

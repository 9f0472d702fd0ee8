/**
 * Causes faults in real builds and looks at the operating system and at PostgreSQL afterwards.
 *
 * <p>{@link io.github.e2emaven.it.faults.FaultSuite} plays every {@link
 * io.github.e2emaven.it.faults.Fault} once in each build of the plugin, and as often as one likes
 * to make {@code docs/reliability.md}.
 */
package io.github.e2emaven.it.faults;

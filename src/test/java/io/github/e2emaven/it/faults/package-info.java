/**
 * Causes faults in real builds and looks at the operating system and at PostgreSQL afterwards.
 *
 * <p>{@link io.github.e2emaven.it.faults.FaultSuite} plays the most important {@link
 * io.github.e2emaven.it.faults.Fault}s once in each build of the plugin, and all as often as one
 * likes to make {@code docs/reliability.md}.
 */
package io.github.e2emaven.it.faults;

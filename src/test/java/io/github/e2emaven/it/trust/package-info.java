/**
 * Compares the plugin with plain Failsafe, build by build.
 *
 * <p>{@link io.github.e2emaven.it.trust.TrustSuite} generates a project for each {@link
 * io.github.e2emaven.it.trust.Cell} of a table (ending × filter × Failsafe × retries × way to start
 * Maven), once with the plugin and once with Failsafe alone, and holds {@link
 * io.github.e2emaven.it.trust.Comparison}: the same tests, each once, each with the same result,
 * and never a weaker verdict.
 */
@NullMarked
package io.github.e2emaven.it.trust;

import org.jspecify.annotations.NullMarked;

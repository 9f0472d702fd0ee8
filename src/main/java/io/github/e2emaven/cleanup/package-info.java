/**
 * Floor 5: removes the resources of a killed run: the guardian process, and the reaper of ledgers.
 */
@NullMarked
package io.github.e2emaven.cleanup;

import org.jspecify.annotations.NullMarked;

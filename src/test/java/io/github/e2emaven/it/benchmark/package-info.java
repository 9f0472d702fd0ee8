/** Programs that measure whole builds; docs/performance.md has their results. */
@NullMarked
package io.github.e2emaven.it.benchmark;

import org.jspecify.annotations.NullMarked;

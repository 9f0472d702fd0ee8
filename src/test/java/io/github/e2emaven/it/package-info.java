/** What the verify scripts of {@code src/it} look at: console, record, reports and processes. */
@NullMarked
package io.github.e2emaven.it;

import org.jspecify.annotations.NullMarked;

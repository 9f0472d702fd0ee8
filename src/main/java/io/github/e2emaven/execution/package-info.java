/**
 * Floor 5: workers, attempts, their watchdog and their endings: what runs when, and how it ends.
 */
@NullMarked
package io.github.e2emaven.execution;

import org.jspecify.annotations.NullMarked;

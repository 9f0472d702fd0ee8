/**
 * Floor 4: test JVMs through the consumer's own {@code maven-failsafe-plugin}, one test file a
 * time, with its configuration honoured.
 */
@NullMarked
package io.github.e2emaven.failsafe;

import org.jspecify.annotations.NullMarked;

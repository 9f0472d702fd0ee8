/**
 * Floor 7: runs test JVMs through the user's own {@code maven-failsafe-plugin}, one test file at a
 * time, and honours its configuration.
 */
@NullMarked
package io.github.e2emaven.failsafe;

import org.jspecify.annotations.NullMarked;

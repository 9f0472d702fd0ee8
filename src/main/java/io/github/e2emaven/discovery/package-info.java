/**
 * Floor 2: tells from class files alone whether a class may have tests; it loads and starts
 * nothing.
 */
@NullMarked
package io.github.e2emaven.discovery;

import org.jspecify.annotations.NullMarked;

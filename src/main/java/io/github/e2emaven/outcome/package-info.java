/** Floor 1: how things ended, as values, and the reading of a test JVM's reports into them. */
@NullMarked
package io.github.e2emaven.outcome;

import org.jspecify.annotations.NullMarked;

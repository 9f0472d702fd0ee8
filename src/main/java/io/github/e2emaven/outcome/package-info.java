/** Floor 1: the outcome of a run, of its test files, attempts and tests, as values only. */
@NullMarked
package io.github.e2emaven.outcome;

import org.jspecify.annotations.NullMarked;

/**
 * Floor 4: in which order test files start, when their stacks boot and when their tests run: slots,
 * and the admission of boots. Knows neither stacks nor tests.
 */
@NullMarked
package io.github.e2emaven.schedule;

import org.jspecify.annotations.NullMarked;

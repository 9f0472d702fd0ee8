/**
 * Floor 6: one run, from opening it to closing it: its events and their recording, its capacity,
 * its end by a signal or a timeout. Knows nothing of Maven.
 */
@NullMarked
package io.github.e2emaven.run;

import org.jspecify.annotations.NullMarked;

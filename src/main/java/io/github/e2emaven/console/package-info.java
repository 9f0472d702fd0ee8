/** Floor 6: what a run is doing now, on a terminal or as lines in a log. */
@NullMarked
package io.github.e2emaven.console;

import org.jspecify.annotations.NullMarked;

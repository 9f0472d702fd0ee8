/** Floor 3: one server process: starts it and proves that it is ready, on a port of its own. */
@NullMarked
package io.github.e2emaven.server;

import org.jspecify.annotations.NullMarked;

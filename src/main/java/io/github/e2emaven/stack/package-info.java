/** Floor 4: stacks: ports, clone, server and processes, opened and closed as one unit. */
@NullMarked
package io.github.e2emaven.stack;

import org.jspecify.annotations.NullMarked;

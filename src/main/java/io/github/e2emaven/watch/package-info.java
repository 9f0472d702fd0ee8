/** Floor 3: what the processes of a stack do: hang, leak, exit. */
@NullMarked
package io.github.e2emaven.watch;

import org.jspecify.annotations.NullMarked;

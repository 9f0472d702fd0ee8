/** Floor 1: starting operating-system processes, finding them again and ending all of them. */
@NullMarked
package io.github.e2emaven.process;

import org.jspecify.annotations.NullMarked;

/** Measures the CPU time and the memory that the processes of a stack use. */
@NullMarked
package io.github.e2emaven.usage;

import org.jspecify.annotations.NullMarked;

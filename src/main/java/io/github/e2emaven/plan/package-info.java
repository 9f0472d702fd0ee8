/** Floor 0: the plan of a run, as values. Records and enums only; imports nothing but the JDK. */
@NullMarked
package io.github.e2emaven.plan;

import org.jspecify.annotations.NullMarked;

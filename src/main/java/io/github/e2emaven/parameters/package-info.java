/** Floor 6: what becomes of each of Failsafe's parameters; no Maven types. */
@NullMarked
package io.github.e2emaven.parameters;

import org.jspecify.annotations.NullMarked;

/** Floor 1: finds passwords in texts and files, and masks them. */
@NullMarked
package io.github.e2emaven.secrets;

import org.jspecify.annotations.NullMarked;

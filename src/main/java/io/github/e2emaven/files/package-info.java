/** Floor 0: who owns a file, and who can replace it. JDK only. */
@NullMarked
package io.github.e2emaven.files;

import org.jspecify.annotations.NullMarked;

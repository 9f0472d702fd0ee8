/** Floor 2: JUnit XML as Surefire writes it: read with suspicion, written for Jenkins. */
@NullMarked
package io.github.e2emaven.junitxml;

import org.jspecify.annotations.NullMarked;

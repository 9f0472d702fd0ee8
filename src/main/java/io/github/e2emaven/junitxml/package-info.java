/**
 * Floor 2: JUnit XML as Surefire writes it, read defensively, masked and written for CI servers.
 */
@NullMarked
package io.github.e2emaven.junitxml;

import org.jspecify.annotations.NullMarked;

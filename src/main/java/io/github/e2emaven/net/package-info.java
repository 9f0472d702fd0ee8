/** Floor 1: claiming TCP ports, finding out who listens on one, and asking a server by HTTP. */
@NullMarked
package io.github.e2emaven.net;

import org.jspecify.annotations.NullMarked;

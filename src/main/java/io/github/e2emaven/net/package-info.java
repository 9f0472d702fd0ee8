/** Floor 1: claims TCP ports, finds the process behind a port, and probes a server by HTTP. */
@NullMarked
package io.github.e2emaven.net;

import org.jspecify.annotations.NullMarked;

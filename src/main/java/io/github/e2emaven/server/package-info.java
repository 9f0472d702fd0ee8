/** Floor 2: one server process: started, proven ready and proven to be ours. */
@NullMarked
package io.github.e2emaven.server;

import org.jspecify.annotations.NullMarked;

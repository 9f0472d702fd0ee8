package io.github.e2emaven.net;

import org.jspecify.annotations.Nullable;

/** No port is free. The message names the range and how to widen it. */
public final class PortsExhaustedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PortsExhaustedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

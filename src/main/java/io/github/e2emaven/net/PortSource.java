package io.github.e2emaven.net;

/** Claims TCP ports. Safe for use by several threads and processes at once. */
@FunctionalInterface
public interface PortSource {

  /**
   * Claims a free port.
   *
   * @throws PortsExhaustedException when there is none
   */
  Claim claim();

  /** A TCP port that no other process on this host claims, or gets, until the claim is closed. */
  interface Claim extends AutoCloseable {

    /** The port; a server may listen on it while the claim is open. */
    int port();

    /** Releases the port. Never throws; may be called again. */
    @Override
    void close();
  }
}
